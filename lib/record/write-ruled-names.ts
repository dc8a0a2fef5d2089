import type { ClientBase } from 'pg'
import {
  deleteAliases,
  deleteMadeServices,
  upsertMadeServices,
  upsertRuledAliases,
} from '#db/queries/write-ruled-names.ts'
import { appendAudit } from './append-audit.ts'
import type { RuledPlan } from './plan-ruled-names.ts'

/** Brings aliases and services that rules make up to the plan. */
export async function writeRuledNames(client: ClientBase, plan: RuledPlan): Promise<void> {
  if (plan.made.length > 0) await upsertMadeServices(client, plan.made)
  if (plan.loosened.length > 0) await deleteAliases(client, plan.loosened)
  if (plan.placed.length > 0) await upsertRuledAliases(client, plan.placed)
  if (plan.withdrawn.length > 0)
    await deleteMadeServices(
      client,
      plan.withdrawn.map(({ id }) => id),
    )
}

const mostNamed = 100

/** One entry per rule that did something, as that rule: which names it placed where, which came loose. */
export async function auditRuledNames(client: ClientBase, plan: RuledPlan, now: number): Promise<void> {
  const ids = new Set(
    [...plan.placed, ...plan.loosened, ...plan.made, ...plan.withdrawn].map(row => row.ruleId),
  )
  for (const ruleId of [...ids].sort()) {
    const own = <Row extends { ruleId: string }>(rows: Row[]): Row[] =>
      rows.filter(row => row.ruleId === ruleId)
    const [placed, loosened] = [own(plan.placed), own(plan.loosened)]
    await appendAudit(client, {
      at: now,
      actor: `rule ${ruleId}`,
      action: 'names.place',
      objectType: 'name_rule',
      objectId: ruleId,
      detail: {
        placed: placed.length,
        loosened: loosened.length,
        made: own(plan.made)
          .map(row => row.id)
          .slice(0, mostNamed),
        withdrawn: own(plan.withdrawn)
          .map(row => row.id)
          .slice(0, mostNamed),
        names: placed.slice(0, mostNamed).map(row => `${row.platform}/${row.name} -> ${row.serviceId}`),
      },
    })
  }
}

import { withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { replaceNameRules } from '#db/queries/replace-rules.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { countRolloutsOfNames } from '#db/queries/select-names-of-services.ts'
import { selectNameRules } from '#db/queries/select-rules.ts'
import { selectTeamIds } from '#db/queries/select-team-ids.ts'
import type { Queryable } from '#db/queryable.ts'
import { createNameIndex, serviceIdOf } from '#lib/domain/naming/name-index.ts'
import type { NameRule } from '#lib/domain/naming/name-rules.ts'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import { appendAudit } from './append-audit.ts'
import { actorOf, type NamesAct } from './names-act.ts'
import { planRuledNames, type RuledPlan } from './plan-ruled-names.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'
import { settleNames } from './settle-names.ts'

const mostListed = 200

export type NameMove = {
  platform: string
  name: string
  /** Null: it waits. */
  from: string | null
  to: string | null
  rule: string | null
  rollouts: number
}
export type NameRulesEffect = {
  placed: number
  moved: number
  loosened: number
  made: string[]
  withdrawn: string[]
  /** Those with the most rollouts, at most 200. */
  names: NameMove[]
}

/**
 * Saves the naming rules, whole and in their order, and applies them: to names that wait and to those rules placed, never
 * to what people and imports said. A dry run writes nothing. Returns what changes its place. Throws ActRefused.
 */
export async function saveNameRules(
  act: NamesAct,
  rules: readonly NameRule[],
  isDryRun: boolean,
): Promise<NameRulesEffect> {
  requireAdmin(act.viewer)
  if (isDryRun) return effectOf(act.db.pool, rules)
  return withTransaction(act.db, async client => {
    await allowLongStatements(client)
    await lockCatalogExclusive(client)
    const effect = await effectOf(client, rules)
    const held = await selectNameRules(client)
    if (canonicalJson(held) === canonicalJson(rules)) return effect
    const names = await selectCatalogNames(client)
    await replaceNameRules(client, rules)
    await appendAudit(client, {
      at: act.now,
      actor: actorOf(act.viewer),
      action: 'rules.names.save',
      objectType: 'rules',
      objectId: 'names',
      detail: {
        before: held,
        after: rules,
        placed: effect.placed,
        moved: effect.moved,
        loosened: effect.loosened,
      },
    })
    await settleNames(client, names, act.now)
    return effect
  })
}

async function effectOf(db: Queryable, rules: readonly NameRule[]): Promise<NameRulesEffect> {
  const teams = new Set(await selectTeamIds(db))
  const issues = rules.flatMap(({ team }, index) =>
    team === null || teams.has(team)
      ? []
      : [{ path: `/items/${index}/team`, message: `there is no team ${JSON.stringify(team)}` }],
  )
  if (issues.length > 0) throw new ActRefused('invalid', 'A rule names a team that is not there.', issues)
  const names = await selectCatalogNames(db)
  const plan = await planRuledNames(db, names.aliases, rules)
  const index = createNameIndex(0, names)
  const withdrawn = new Set(plan.withdrawn.map(({ id }) => id))
  const held = (platform: string, name: string): string | null => {
    const id = serviceIdOf(index, platform, name)
    return id.startsWith('?') ? null : id
  }
  const moves = movesOf(plan, held, withdrawn)
  const counts = moves.length === 0 ? [] : await countRolloutsOfNames(db, moves)
  const counted = moves.map((move, place) => ({ ...move, rollouts: counts[place] ?? 0 }))
  return {
    placed: moves.filter(move => move.from === null).length,
    moved: moves.filter(move => move.from !== null && move.to !== null).length,
    loosened: moves.filter(move => move.to === null).length,
    made: plan.made.map(({ id }) => id).filter(id => !index.serviceIds.has(id)),
    withdrawn: [...withdrawn],
    names: counted.sort((a, b) => b.rollouts - a.rollouts || (a.name < b.name ? -1 : 1)).slice(0, mostListed),
  }
}

function movesOf(
  plan: RuledPlan,
  held: (platform: string, name: string) => string | null,
  withdrawn: ReadonlySet<string>,
): Omit<NameMove, 'rollouts'>[] {
  const placed = plan.placed.map(({ platform, name, serviceId, ruleId }) => ({
    platform,
    name,
    from: held(platform, name),
    to: serviceId,
    rule: ruleId,
  }))
  const loose = plan.loosened.map(({ platform, name, serviceId }) => ({
    platform,
    name,
    from: serviceId,
    // What rules let go of may be the id of a service that stays.
    to: held(platform, name) === name && serviceId !== name && !withdrawn.has(name) ? name : null,
    rule: null,
  }))
  return [...placed, ...loose].filter(move => move.from !== move.to)
}

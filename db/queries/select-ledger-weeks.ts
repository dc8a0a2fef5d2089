import type { Queryable } from '#db/queryable.ts'
import { SqlConditions } from './sql-conditions.ts'

export type LedgerOfWeek = { serviceId: string; weekOn: string; rollouts: number; rollbacks: number }

/** Deploys with what was folded into them, and rollbacks, per service and week over Mondays `from` to `to`, both included. */
export async function selectLedgerWeeks(
  db: Queryable,
  from: string,
  to: string,
  knownAt: number | null,
): Promise<LedgerOfWeek[]> {
  const where = new SqlConditions()
  where.knownAt(knownAt)
  where.add(`week_on >= ${where.value(from, 'date')} and week_on <= ${where.value(to, 'date')}`)
  where.add('deploys + folded + rollback > 0')
  const { rows } = await db.query<[string, string, number, number]>({
    rowMode: 'array',
    text: `select service_id, week_on, sum(deploys + folded), sum(rollback) from ledger_week where ${where} group by 1, 2`,
    values: where.values,
  })
  return rows.map(([serviceId, weekOn, rollouts, rollbacks]) => ({ serviceId, weekOn, rollouts, rollbacks }))
}

import type { Queryable } from '#db/queryable.ts'
import type { ExclusionReason } from '#lib/domain/deploy/exclusion-reason.ts'
import { ledgerTable } from './projection-rows.ts'

export type LedgerQuestion = {
  /** Null: all services. */
  serviceIds: string[] | null
  sources: string[] | null
  /** Mondays, both included. */
  fromWeekOn: string
  toWeekOn: string
  knownAt: number | null
}

export type LedgerTotal = {
  weekOn: string
  source: string
  platform: string
  rollouts: number
  deploys: number
} & Record<ExclusionReason, number>

/** Rollouts, deploys and the ten reasons: every column after source, platform and week. */
const sums = Object.keys(ledgerTable.columns)
  .slice(3)
  .map(name => `sum(${name}) as ${name}`)
  .join(', ')

/** The parity ledger over weeks, summed over services, per week, source and platform. */
export async function selectLedgerTotals(db: Queryable, question: LedgerQuestion): Promise<LedgerTotal[]> {
  const values: unknown[] = [question.fromWeekOn, question.toWeekOn]
  const parts = ['week_on >= $1::date', 'week_on <= $2::date']
  if (question.serviceIds !== null)
    parts.push(`service_id = any($${values.push(question.serviceIds)}::text[])`)
  if (question.sources !== null) parts.push(`source = any($${values.push(question.sources)}::text[])`)
  if (question.knownAt === null) parts.push('known_to is null')
  else {
    const at = `$${values.push(new Date(question.knownAt))}::timestamptz`
    parts.push(`known_from <= ${at} and (known_to is null or known_to > ${at})`)
  }
  const { rows } = await db.query<LedgerTotal>(
    `select week_on as "weekOn", source, platform, ${sums} from ledger_week where ${parts.join(' and ')}
      group by week_on, source, platform order by week_on, source, platform`,
    values,
  )
  return rows
}

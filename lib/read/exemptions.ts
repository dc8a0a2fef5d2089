import type { Filters } from '#lib/domain/filter/filters.ts'
import { exemptByDay, exemptCounts, exemptionEnd, exemptionsOf } from '#lib/domain/migration/exemption.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { addDays, startOfDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ExemptionsAnswer } from './answers/exemptions-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'
import type { Records } from './world/records.ts'

type Row = Records['exemptions'][number]
type Item = ExemptionsAnswer['items'][number]

/** Exemptions of the question's part of the company, and their own burn-down. Throws ReadErrors. */
export async function readExemptions(context: ReadContext, filters: Filters): Promise<ExemptionsAnswer> {
  const question = await ask(context, filters)
  return once(question, 'exemptions', () => answer(question))
}

/** The series goes on to the last day excused, but no further than this ahead. */
const mostDaysAhead = 750

function answer(question: Question): ExemptionsAnswer {
  const { world, filters, migration, at, asOf, now } = question
  const entries = selectedServices(world, filters, at)
  const byId = new Map(entries.map(entry => [entry.service.id, entry]))
  const rows = [...world.records.exemptions, ...world.withdrawn.exemptions].filter(
    row => row.migration === migration.id && byId.has(row.serviceId),
  )
  const scopes = new Map(
    rows.map(row => [row.serviceId, timelineIn(question, byId.get(row.serviceId)!).scope]),
  )
  const exemptions = exemptionsOf(rows, migration.id)
  const inScope = new Set([...scopes].flatMap(([id, scope]) => (coversAny(scope, at) ? [id] : [])))
  const days = rows.flatMap(({ fromOn, untilOn }) => [fromOn, addDays(untilOn, 1)]).sort()
  const first = filters.from ?? days[0] ?? null
  const furthest = addDays(asOf, mostDaysAhead)
  const last = filters.to ?? [...days, asOf].sort().at(-1)!
  const items = rows.map((row): Item => {
    const entry = byId.get(row.serviceId)!
    const team = ownerAt(entry.service, entry.ownership, at)
    return {
      id: row.id,
      service: row.serviceId,
      team,
      area: team === null ? null : (world.teams.get(team)?.area ?? null),
      state: stateAt(timelineIn(question, entry).shown, at),
      inScope: inScope.has(row.serviceId),
      standing: standingOf(row, at),
      reason: row.reason,
      approver: row.approver,
      from: row.fromOn,
      until: row.untilOn,
      recordedAt: formatInstant(row.recordedAt),
      recordedBy: row.recordedBy,
      endedAt: row.withdrawnAt === null ? null : formatInstant(row.withdrawnAt),
      endedBy: row.withdrawnBy,
      endedReason: row.withdrawnReason,
    }
  })
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    ...exemptCounts(exemptions, inScope, at),
    items: items.sort(inOrder),
    series: first === null ? [] : exemptByDay(exemptions, scopes, first, last < furthest ? last : furthest),
  }
}

function standingOf(row: Row, at: number): Item['standing'] {
  if (at < startOfDay(row.fromOn) && (row.withdrawnAt === null || row.withdrawnAt > at)) return 'planned'
  if (at < exemptionEnd(row)) return 'in_force'
  return row.withdrawnAt !== null && row.withdrawnAt <= at ? 'ended' : 'expired'
}

const order: Item['standing'][] = ['in_force', 'planned', 'expired', 'ended']

/** What stands first, by what ends next; what is over behind it, the latest first. */
function inOrder(a: Item, b: Item): number {
  const byStanding = order.indexOf(a.standing) - order.indexOf(b.standing)
  if (byStanding !== 0) return byStanding
  const isOver = a.standing === 'expired' || a.standing === 'ended'
  const byDay = a.until === b.until ? 0 : a.until < b.until ? -1 : 1
  return (isOver ? -byDay : byDay) || (a.service < b.service ? -1 : 1)
}

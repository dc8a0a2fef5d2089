import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { heldBy } from '#lib/domain/blocker/held-by.ts'
import { decisionAt, isOverdue, undecidedDays } from '#lib/domain/endgame/decision.ts'
import { exemptionEnd } from '#lib/domain/migration/exemption.ts'
import { leavingSince } from '#lib/domain/migration/leaving-since.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { sinceAt } from '#lib/domain/migration/since-at.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { startOfDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { EndgameAnswer } from './answers/endgame-answer.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import type { SiteFacts } from './endgame-site.ts'
import { timelineIn } from './timelines.ts'
import type { Records } from './world/records.ts'
import type { WorldService } from './world/world.ts'

export type EndgameItem = Omit<EndgameAnswer['items'][number], 'mayDecide'>
type Row = Records['decisions'][number]
type ExemptionRow = Records['exemptions'][number]

const wire = (at: number | null) => (at === null ? null : formatInstant(at))

/** What people recorded of services that may be left, by service, as it stood at the question's instant. */
export type LeftRecords = {
  /** The exemption in force that ends last. */
  exemptions: ReadonlyMap<string, Pick<ExemptionRow, 'id' | 'untilOn' | 'reason'>>
  /** The newest first. */
  decisions: ReadonlyMap<string, Row[]>
  /** Open ones that hold a service, the oldest first. */
  blockers: ReadonlyMap<string, Blocker[]>
}

export function leftRecords(question: Question): LeftRecords {
  const { world, migration, at } = question
  const exemptions = new Map<string, ExemptionRow>()
  for (const row of [...world.records.exemptions, ...world.withdrawn.exemptions]) {
    if (row.migration !== migration.id || startOfDay(row.fromOn) > at || at >= exemptionEnd(row)) continue
    const known = exemptions.get(row.serviceId)
    if (known === undefined || known.untilOn < row.untilOn) exemptions.set(row.serviceId, row)
  }
  const rows = [...world.records.decisions, ...world.withdrawn.decisions]
    .filter(row => row.migration === migration.id && row.recordedAt <= at)
    .sort((one, other) => other.recordedAt - one.recordedAt)
  return {
    exemptions,
    decisions: Map.groupBy(rows, ({ serviceId }) => serviceId),
    blockers: heldBy(blockersIn(question)),
  }
}

/** The last exemption to end at a site: nothing there is off before it. Null: none is exempt. */
export function lastExempt(
  { exemptions }: LeftRecords,
  { services }: Pick<SiteFacts, 'services'>,
): { service: string; until: string } | null {
  let last: { service: string; until: string } | null = null
  for (const { service } of services) {
    const until = exemptions.get(service.id)?.untilOn
    if (until !== undefined && (last === null || until > last.until)) last = { service: service.id, until }
  }
  return last
}

/** One service that is left at a site, with what becomes of it and what it costs there. */
export function endgameItem(
  question: Question,
  site: SiteFacts,
  entry: WorldService,
  records: LeftRecords,
): EndgameItem {
  const { world, migration, at } = question
  const { service, ownership, placements } = entry
  const timeline = timelineIn(question, entry)
  const team = ownerAt(service, ownership, at)
  const rows = records.decisions.get(service.id) ?? []
  const decided = decisionAt(rows, at)
  const exemption = records.exemptions.get(service.id) ?? null
  const holders = records.blockers.get(service.id) ?? []
  const { millicores, from } = site.tail.services.get(service.id)!
  return {
    service: service.id,
    team,
    area: team === null ? null : (world.teams.get(team)?.area ?? null),
    inScope: coversAny(timeline.scope, at),
    state: stateAt(timeline.shown, at),
    since: wire(sinceAt(timeline, at)),
    leavingSince: wire(leavingSince(placements, migration, at)),
    decision: decided === null ? null : decisionOf(decided),
    history: rows.map(decisionOf),
    isOverdue: decided !== null && isOverdue(decided, at),
    undecidedDays: undecidedDays(rows, site.tenthLeftAt, at),
    exemption:
      exemption === null ? null : { id: exemption.id, until: exemption.untilOn, reason: exemption.reason },
    setsTheDate: exemption !== null && lastExempt(records, site)?.service === service.id,
    isBeforeExemptionEnds:
      exemption !== null &&
      decided !== null &&
      decided.decision !== 'exempt' &&
      decided.byOn !== null &&
      decided.byOn < exemption.untilOn,
    blockers: holders.map(({ id, title, promisedOn }) => ({ id, title, promised: promisedOn })),
    isBeforeBlockerEnds:
      decided !== null &&
      decided.decision !== 'exempt' &&
      decided.byOn !== null &&
      holders.some(({ promisedOn }) => promisedOn !== null && decided.byOn! < promisedOn),
    cores: millicores / 1_000,
    cost: site.cost?.services.get(service.id) ?? null,
    coresFrom: from,
  }
}

const decisionOf = (row: Row): NonNullable<EndgameItem['decision']> => ({
  id: row.id,
  decision: row.decision as NonNullable<EndgameItem['decision']>['decision'],
  by: row.byOn,
  reason: row.reason,
  recordedAt: formatInstant(row.recordedAt),
  recordedBy: row.recordedBy,
  withdrawnAt: wire(row.withdrawnAt),
  withdrawnBy: row.withdrawnBy,
  withdrawnReason: row.withdrawnReason,
})

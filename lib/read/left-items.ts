import { isSolvableOnVisit } from '#lib/domain/blocker/blocker.ts'
import { easeOf, easiestFirst, type Placeable } from '#lib/domain/lookalike/easiest-first.ts'
import { expectedDays } from '#lib/domain/lookalike/expected-days.ts'
import { type LookAlikes, usualDaysFor } from '#lib/domain/lookalike/look-alikes.ts'
import { type BothLimits, bothLimits, limitFor } from '#lib/domain/migration/both-limits.ts'
import { exemptUntil } from '#lib/domain/migration/exemption.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { leavingSince } from '#lib/domain/migration/leaving-since.ts'
import { sinceAt } from '#lib/domain/migration/since-at.ts'
import { runAt, stateAt } from '#lib/domain/migration/state-run.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { NextItem } from './answers/team-next-answer.ts'
import type { Question } from './ask.ts'
import { type LeftService, leftServicesIn } from './left-services-in.ts'
import { lookAlikesIn } from './look-alikes-in.ts'
import { timelineIn } from './timelines.ts'
import { wholeCompany } from './whole-company.ts'
import type { WorldService } from './world/world.ts'

/** One that is left or unknown, as it is ordered and as it is shown; what was said of it is added per team. */
export type LeftItem = Placeable & { item: Omit<NextItem, 'said'> }

type Ground = { left: Map<string, LeftService>; limits: BothLimits; lookAlikes: LookAlikes }

/** Of services in scope those that are left or unknown, the easiest first, with the days each should still take. */
export async function leftItems(question: Question, entries: readonly WorldService[]): Promise<LeftItem[]> {
  const ground = await groundOf(wholeCompany(question))
  const items = entries.flatMap(entry => leftItem(question, entry, ground) ?? [])
  return easiestFirst(items)
}

const groundOf = (whole: Question): Promise<Ground> =>
  once(whole, 'ground of what is left', async () => ({
    left: new Map(leftServicesIn(whole).map(one => [one.service, one])),
    limits: bothLimits(
      [...whole.world.services.values()].map(entry => ({
        timeline: timelineIn(whole, entry),
        archetype: entry.service.archetype,
      })),
      whole.at,
    ),
    lookAlikes: await lookAlikesIn(whole),
  }))

function leftItem(
  question: Question,
  entry: WorldService,
  { left, limits, lookAlikes }: Ground,
): LeftItem | null {
  const { at, migration, rules } = question
  const { service, placements } = entry
  const timeline = timelineIn(question, entry)
  const state = stateAt(timeline.shown, at)
  if (!isLeft(state) && state !== 'unknown') return null
  const known = left.get(service.id)
  const since = sinceAt(timeline, at)
  const leavingAt = state === 'both' ? leavingSince(placements, migration, at) : null
  const excusedUntil = exemptUntil(rules.exemptions, service.id, at)
  const fact = runAt(timeline.facts, at)
  const soFar = state === 'both' && fact?.state === 'both' ? (at - fact.fromAt) / dayMs : null
  const usual = usualDaysFor(lookAlikes, service.archetype)
  const expected = expectedDays(usual, soFar)
  const place: Placeable = {
    service: service.id,
    state,
    isExempt: known?.isExempt ?? excusedUntil !== null,
    isStuck: known?.isStuck ?? false,
    isLeaving: leavingAt !== null,
    openBlockers: known?.blockers.length ?? 0,
    daysLeft: leavingAt !== null ? 0 : state === 'unknown' ? null : expected.left,
  }
  const limit = limitFor(limits, service.archetype)
  return {
    ...place,
    item: {
      service: service.id,
      archetype: service.archetype,
      kind: service.kind,
      state,
      since: since === null ? null : formatInstant(since),
      leavingSince: leavingAt === null ? null : formatInstant(leavingAt),
      exemptUntil: excusedUntil === null ? null : formatInstant(excusedUntil),
      ease: easeOf(place),
      isStuck: place.isStuck,
      blockers: (known?.blockers ?? []).map(wireBlocker),
      usual:
        usual === null
          ? null
          : {
              medianDays: usual.medianDays,
              lowDays: usual.lowDays,
              highDays: usual.highDays,
              finished: usual.finished,
              isOfArchetype: usual !== lookAlikes.overall,
            },
      daysSoFar: soFar,
      daysLeft: place.daysLeft,
      longer: expected.longer,
      stuckAfterDays: limit === null ? null : limit.limitMs / dayMs,
    },
  }
}

const wireBlocker = (blocker: LeftService['blockers'][number]): NextItem['blockers'][number] => ({
  id: blocker.id,
  title: blocker.title,
  type: blocker.type,
  ownerTeam: blocker.ownerTeam,
  ownerName: blocker.ownerName,
  since: blocker.sinceOn,
  promisedOn: blocker.promisedOn,
  promises: blocker.promises.map(({ promisedOn, recordedAt, recordedBy, reason }) => ({
    on: promisedOn,
    recordedAt: formatInstant(recordedAt),
    recordedBy,
    reason,
  })),
  isSolvableOnVisit: isSolvableOnVisit(blocker.type),
})

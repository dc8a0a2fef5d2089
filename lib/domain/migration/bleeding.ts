import type { OwnerSpan } from '../frequency/frequency-input.ts'
import { coversAny } from '../placement/covers.ts'
import type { Span } from '../placement/placement.ts'
import { type BothLimits, limitFor } from './both-limits.ts'
import type { DoneMarks } from './done-marks.ts'
import { isBornOnOrigin, isRecent } from './is-born-on-origin.ts'
import { runAt, stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'
import { isReturn, transitionsOf } from './transitions.ts'

/** The short lists of what works against a migration, in the order they are read. */
export const bleedingLists = ['bornOnOrigin', 'returned', 'deployedAfterDone', 'unowned', 'stuck'] as const
export type BleedingList = (typeof bleedingLists)[number]

/** What the lists look at, of one service. */
export type BleedingService = {
  timeline: Timeline
  archetype: string | null
  owners: readonly OwnerSpan[]
  /** Placement on the origin over all its clusters. */
  origin: readonly Span[]
  /** Deploys on the origin, epoch ms, in any order; those older than 30 days are not looked at. */
  originDeploys: readonly number[]
}

/** A service on a list, since when. */
export type BleedingEntry = {
  list: BleedingList
  service: string
  at: number
  /** The team that was done, where that is the reason. */
  team: string | null
  /** When that team was done; the limit of the archetype or of all: whichever the list is about. */
  doneAt: number | null
  limitMs: number | null
}

/**
 * What works against a migration at an instant: services born on the origin within 30 days, returned to it, deployed there
 * by teams that were done, running there without an owner, and on both for longer than most that finished (figures 15, 16).
 */
export function bleedingOf(
  services: Iterable<BleedingService>,
  { at, marks, limits }: { at: number; marks: DoneMarks; limits: BothLimits },
): BleedingEntry[] {
  const entries: BleedingEntry[] = []
  for (const service of services) {
    const { timeline, archetype, owners, origin } = service
    const add = (list: BleedingList, since: number, more: Partial<BleedingEntry> = {}) =>
      entries.push({
        list,
        service: timeline.service,
        at: since,
        team: null,
        doneAt: null,
        limitMs: null,
        ...more,
      })
    if (isBornOnOrigin(timeline, at)) add('bornOnOrigin', timeline.firstOnOriginAt!)
    const returned = transitionsOf(timeline).findLast(
      transition => isReturn(transition) && isRecent(transition.at, at),
    )
    if (returned) add('returned', returned.at)
    const deployed = firstAfterDone(service, marks, at)
    if (deployed) add('deployedAfterDone', deployed.at, deployed)
    const placed = origin.find(span => span.fromAt <= at && (span.toAt === null || at < span.toAt))
    const isRetired = timeline.retiredAt !== null && at >= timeline.retiredAt
    if (placed && !isRetired && !coversAny(owners, at)) add('unowned', placed.fromAt)
    const both = runAt(timeline.facts, at)
    const limit = limitFor(limits, archetype)
    const isBoth = both?.state === 'both' && stateAt(timeline.shown, at) === 'both'
    if (isBoth && limit !== null && at - both.fromAt > limit.limitMs && coversAny(timeline.scope, at))
      add('stuck', both.fromAt, { limitMs: limit.limitMs })
  }
  return entries
}

/**
 * The first deploy on the origin within 30 days of the instant that its owner made after having been done. A service that
 * another team owned when this one was done is that team's unfinished business, and is left out.
 */
function firstAfterDone(
  { timeline, owners, originDeploys }: BleedingService,
  marks: DoneMarks,
  at: number,
): { at: number; team: string; doneAt: number } | null {
  const firstSeenAt = timeline.facts[0]?.fromAt ?? Number.POSITIVE_INFINITY
  for (const deployedAt of originDeploys.toSorted((a, b) => a - b)) {
    if (!isRecent(deployedAt, at) || !coversAny(timeline.scope, deployedAt)) continue
    const team = teamAt(owners, deployedAt)
    const doneAt = team === null ? undefined : marks.get(team)?.findLast(mark => mark < deployedAt)
    if (team === null || doneAt === undefined) continue
    if (teamAt(owners, doneAt) === team || firstSeenAt > doneAt) return { at: deployedAt, team, doneAt }
  }
  return null
}

const teamAt = (owners: readonly OwnerSpan[], at: number): string | null =>
  owners.find(span => span.fromAt <= at && (span.toAt === null || at < span.toAt))?.team ?? null

import { type Blocker, isSolvableOnVisit } from '#lib/domain/blocker/blocker.ts'
import { dayOf, requireDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { BlockerItem } from './answers/blocker-answer.ts'
import type { BlockerGround } from './blocker-ground.ts'

/** A blocker as answers show it, but for who may do what. */
export type SharedBlockerItem = Omit<BlockerItem, 'maySteer'>

/** One blocker with what its end is worth at an instant (epoch ms). */
export function blockerItemOf(
  { byId, left, worthOf, notMoved }: BlockerGround,
  blocker: Blocker,
  at: number,
): SharedBlockerItem {
  const { id, end, sinceOn, promisedOn } = blocker
  const { freed, needsOthers, exempt, cores, unsampled, teams } = worthOf(id)
  const waiting = left.filter(({ blockers }) => blockers.some(one => one.id === id))
  const today = dayOf(at)
  return {
    id,
    title: blocker.title,
    type: blocker.type,
    detail: blocker.detail,
    ownerTeam: blocker.ownerTeam,
    ownerName: blocker.ownerName,
    ticketUrl: blocker.ticketUrl,
    since: sinceOn,
    ageDays: Math.max(0, requireDay(end === null ? today : dayOf(end.at)) - requireDay(sinceOn)),
    recordedAt: formatInstant(blocker.recordedAt),
    recordedBy: blocker.recordedBy,
    promised: promisedOn,
    isOverdue: end === null && promisedOn !== null && promisedOn < today,
    promises: blocker.promises.map(({ promisedOn: on, recordedAt, recordedBy, reason }) => ({
      on,
      recordedAt: formatInstant(recordedAt),
      recordedBy,
      reason,
    })),
    standing: end === null ? 'open' : end.outcome,
    endedAt: end === null ? null : formatInstant(end.at),
    endedBy: end?.by ?? null,
    endedReason: end?.reason ?? null,
    mergedInto: namedOf(byId, end?.mergedInto ?? null),
    isSolvableOnVisit: isSolvableOnVisit(blocker.type),
    freed: freed.length,
    needsOthers: needsOthers.length,
    exempt: exempt.length,
    cores,
    unsampled,
    teamsFreed: teams,
    teams: distinct(waiting.map(({ team }) => team)),
    areas: distinct(waiting.map(({ area }) => area)),
    offices: distinct(waiting.map(({ office }) => office)),
    notMoved: notMoved.get(id) ?? [],
  }
}

/** A blocker by name; null for none, or one nobody knows any more. */
export function namedOf(
  byId: ReadonlyMap<string, Pick<Blocker, 'id' | 'title'>>,
  id: string | null,
): { id: string; title: string } | null {
  const blocker = id === null ? undefined : byId.get(id)
  return blocker === undefined ? null : { id: blocker.id, title: blocker.title }
}

const distinct = (list: readonly (string | null)[]): string[] =>
  [...new Set(list.filter(one => one !== null))].sort()

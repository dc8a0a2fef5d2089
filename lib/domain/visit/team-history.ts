import { dayMs } from '#lib/domain/time/durations.ts'

/** A service in the time one team owned it in scope. Instants are epoch ms; null: never, or not over. */
export type OwnedService = {
  service: string
  archetype: string
  fromAt: number
  toAt: number | null
  /** First time on both platforms. */
  startedAt: number | null
  /** First time done: off the origin (definitions.md, figure 7). */
  movedAt: number | null
}

/** What a team had to move and when it did. Services born on the target are not among them. */
export type TeamHistory = { team: string; services: OwnedService[] }

/** How a team stood at an instant, as far as it says what it will do next without a visit. Counts; rates per 30 days. */
export type TeamStanding = {
  /** Services left to move, by archetype. */
  leftBy: ReadonlyMap<string, number>
  left: number
  underWay: number
  pace90: number
  pace180: number
}

/** What a team did in a window: services of it that moved, and services that started or moved (each once). */
export type WindowCounts = { moves: number; steps: number }

const isOwned = ({ fromAt, toAt }: OwnedService, at: number): boolean =>
  fromAt <= at && (toAt === null || toAt > at)

const isWithin = (instant: number | null, from: number, to: number): boolean =>
  instant !== null && instant >= from && instant < to

/** Where a team stood just before an instant; null: it had nothing left to move. */
export function standingAt({ services }: TeamHistory, at: number): TeamStanding | null {
  const leftBy = new Map<string, number>()
  let left = 0
  let underWay = 0
  let recent = 0
  let earlier = 0
  for (const one of services) {
    if (isWithin(one.movedAt, at - 180 * dayMs, at) && isOwned(one, one.movedAt!)) {
      earlier++
      if (one.movedAt! >= at - 90 * dayMs) recent++
    }
    if (!isOwned(one, at) || (one.movedAt !== null && one.movedAt < at)) continue
    left++
    leftBy.set(one.archetype, (leftBy.get(one.archetype) ?? 0) + 1)
    if (one.startedAt !== null && one.startedAt < at) underWay++
  }
  return left === 0 ? null : { leftBy, left, underWay, pace90: recent / 3, pace180: earlier / 6 }
}

/** What became of the services a team owned at `from`, in [from, to). */
export function countsIn({ services }: TeamHistory, from: number, to: number): WindowCounts {
  let moves = 0
  let steps = 0
  for (const one of services) {
    if (!isOwned(one, from)) continue
    const hasMoved = isWithin(one.movedAt, from, to)
    if (hasMoved) moves++
    if (hasMoved || isWithin(one.startedAt, from, to)) steps++
  }
  return { moves, steps }
}

/** Moves of an archetype per service left and 30 days, over the 180 days before an instant, of all teams. */
export function usualPaces(histories: readonly TeamHistory[], at: number): Map<string, number> {
  const moves = new Map<string, number>()
  const exposed = new Map<string, number>()
  const from = at - 180 * dayMs
  for (const { services } of histories)
    for (const one of services) {
      const end = Math.min(at, one.toAt ?? at, one.movedAt ?? at)
      const begin = Math.max(from, one.fromAt)
      if (end > begin) exposed.set(one.archetype, (exposed.get(one.archetype) ?? 0) + end - begin)
      if (isWithin(one.movedAt, from, at) && isOwned(one, one.movedAt!))
        moves.set(one.archetype, (moves.get(one.archetype) ?? 0) + 1)
    }
  return new Map(
    [...exposed].map(([archetype, time]) => [archetype, ((moves.get(archetype) ?? 0) / time) * 30 * dayMs]),
  )
}

/** A team's moves in the 365 days before an instant over those usual for what it had, drawn towards 1 as if two more had gone as usual. */
export function speedBefore(
  { services }: TeamHistory,
  at: number,
  paces: ReadonlyMap<string, number>,
): number {
  const from = at - 365 * dayMs
  let moves = 2
  let usual = 2
  for (const one of services) {
    const end = Math.min(at, one.toAt ?? at, one.movedAt ?? at)
    const begin = Math.max(from, one.fromAt)
    if (end > begin) usual += ((end - begin) / (30 * dayMs)) * (paces.get(one.archetype) ?? 0)
    if (isWithin(one.movedAt, from, at) && isOwned(one, one.movedAt!)) moves++
  }
  return moves / usual
}

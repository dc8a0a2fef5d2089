import { type Freed, freedBy, type HeldService } from './held-by.ts'

/** `cores`: what it is given on the origin; null: no sample says. */
export type WaitingService = HeldService & { team: string | null; cores: number | null }

/** What the end of a blocker is worth. */
export type BlockerWorth = Freed & {
  /** Cores on the origin of the services freed; null: none is freed, or no sample says of any. */
  cores: number | null
  /** Services freed without a sample: `cores` says nothing of them. */
  unsampled: number
  /** Teams freed: nothing of theirs is held any more. Sorted. */
  teams: string[]
}

export const nothingHeld: BlockerWorth = {
  freed: [],
  needsOthers: [],
  exempt: [],
  cores: null,
  unsampled: 0,
  teams: [],
}

/** What the end of each blocker would free in services, cores and teams, by its id; blockers that hold nothing left are not in it. */
export function blockerWorths(left: readonly WaitingService[]): Map<string, BlockerWorth> {
  const byService = new Map(left.map(one => [one.service, one]))
  const held = left.filter(({ isExempt, blockers }) => !isExempt && blockers.length > 0)
  const heldOf = Map.groupBy(held, ({ team }) => team)
  return new Map(
    [...freedBy(left)].map(([id, own]) => {
      const services = own.freed.map(service => byService.get(service)!)
      const known = services.flatMap(({ cores }) => (cores === null ? [] : [cores]))
      const freedOf = Map.groupBy(services, ({ team }) => team)
      const teams = [...freedOf].flatMap(([team, list]) =>
        team !== null && list.length === heldOf.get(team)!.length ? [team] : [],
      )
      return [
        id,
        {
          ...own,
          cores: known.length === 0 ? null : known.reduce((sum, cores) => sum + cores, 0),
          unsampled: services.length - known.length,
          teams: teams.sort(),
        },
      ]
    }),
  )
}

/** What frees most first: services, then teams, then cores, then what others hold too; the oldest before younger ones. */
export function byWorth(
  a: { id: string; sinceOn: string; worth: BlockerWorth },
  b: { id: string; sinceOn: string; worth: BlockerWorth },
): number {
  const terms = ({ worth }: { worth: BlockerWorth }) => [
    worth.freed.length,
    worth.teams.length,
    worth.cores ?? 0,
    worth.needsOthers.length,
  ]
  const [own, other] = [terms(a), terms(b)]
  const index = own.findIndex((value, at) => value !== other[at])
  if (index >= 0) return other[index]! - own[index]!
  const [first, second] = [`${a.sinceOn} ${a.id}`, `${b.sinceOn} ${b.id}`]
  return first < second ? -1 : first > second ? 1 : 0
}

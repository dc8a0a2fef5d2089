import { type Blocker, blockerTypes } from '../blocker/blocker.ts'
import { daysBetween, startOfDay } from '../time/day.ts'
import { isWorkingDay } from '../time/working-day.ts'
import type { TeamVisit } from './matched-visits.ts'
import type { Visit } from './visit.ts'

/** Days of people at the office: working days of the visit times those who went. Holidays are not looked at: who was there worked. */
export const personDaysOf = ({ fromOn, toOn, engineers }: Visit): number =>
  Math.max(1, daysBetween(fromOn, toOn).filter(day => isWorkingDay(day, () => false)).length) *
  Math.max(1, engineers.length)

/** Every team on the agenda of every visit that took place or will. `leftOf`: ids of the services a team had left at an instant. */
export function teamVisits(
  visits: readonly Visit[],
  blockers: readonly Blocker[],
  leftOf: (team: string, at: number) => readonly string[],
): TeamVisit[] {
  const byService = new Map<string, { type: string; fromAt: number; toAt: number }[]>()
  for (const { type, holds, end, sinceOn } of blockers)
    for (const { service, sinceAt } of holds) {
      const spans = byService.get(service) ?? []
      byService.set(service, spans)
      // Written down later than it began: what held them on the visit is what people say held them then.
      const fromAt = Math.min(sinceAt, startOfDay(sinceOn))
      spans.push({ type, fromAt, toAt: end?.at ?? Number.POSITIVE_INFINITY })
    }
  return visits
    .filter(({ isCancelled }) => !isCancelled)
    .flatMap(visit => {
      const firstDays = new Map<string, string>()
      for (const { on, team } of visit.agenda) {
        const known = firstDays.get(team)
        if (known === undefined || on < known) firstDays.set(team, on)
      }
      const share = 1 / firstDays.size
      return [...firstDays].map(([team, on]): TeamVisit => {
        const at = startOfDay(on)
        const held = new Set(
          leftOf(team, at).flatMap(service =>
            (byService.get(service) ?? [])
              .filter(({ fromAt, toAt }) => fromAt <= at && toAt > at)
              .map(({ type }) => type),
          ),
        )
        return {
          visit: visit.id,
          team,
          at,
          personDays: personDaysOf(visit) * share,
          share,
          kind: visit.kind,
          blockerTypes: blockerTypes.filter(type => held.has(type)),
        }
      })
    })
}

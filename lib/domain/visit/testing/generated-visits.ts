import type { Random } from '#lib/domain/statistics/seeded-random.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { TeamVisit } from '../matched-visits.ts'
import type { TeamHistory } from '../team-history.ts'

/** `extra`: services a visit moves that would not have moved in its 30 days. `choice`: who is visited. */
export type GeneratedTruth = {
  extra: number
  choice: 'anyone' | 'visibly_fast' | 'fast'
  /** Teams move several at once: mostly one, now and then a dozen. */
  isBatched?: boolean
}

const lengthDays = 420
const archetypes = { plain: 0.14, cache: 0.09, stateful: 0.04 }
const begin = Date.UTC(2025, 0, 6)

/** A company whose truth is known: teams of different speed and mix, visits from day 180 on, four teams each. */
export function generatedVisits(random: Random, { extra, choice, isBatched = false }: GeneratedTruth) {
  const now = begin + lengthDays * dayMs
  const teams = Array.from({ length: 70 }, (_, index) => {
    const speed = 0.3 * 8 ** random()
    const count = 10 + Math.floor(random() * 30)
    const leaning = random()
    let together = 0
    let batchDay = 0
    const services = Array.from({ length: count }, (_, place) => {
      const drawn = random()
      const archetype = drawn < leaning ? 'plain' : drawn < 0.9 ? 'cache' : 'stateful'
      const pace = archetypes[archetype as keyof typeof archetypes] * 0.3 * speed
      const ownDay = Math.ceil((-Math.log(1 - random()) / pace) * 30)
      if (isBatched && together-- <= 0) {
        together = Math.floor((1 - random()) ** -0.8) - 1
        batchDay = ownDay
      }
      const movedDay = isBatched ? batchDay : ownDay
      const movedAt = movedDay > lengthDays ? null : begin + movedDay * dayMs + 3_600_000
      return {
        service: `${index}-${place}`,
        archetype,
        fromAt: begin,
        toAt: null,
        startedAt: movedAt === null ? null : movedAt - Math.floor(random() * 40) * dayMs,
        movedAt,
      }
    })
    return { team: `team-${String(index).padStart(2, '0')}`, speed, services }
  })
  const visits: TeamVisit[] = []
  const lastVisit = new Map<string, number>()
  for (let day = 182; day < lengthDays - 30; day += 14) {
    const at = begin + day * dayMs
    const weight = ({ speed, services }: (typeof teams)[number]) => {
      if (choice === 'fast') return speed ** 2 * services.length
      if (choice === 'anyone') return 1
      return (
        0.2 +
        services.filter(({ movedAt }) => movedAt !== null && movedAt < at && movedAt >= at - 90 * dayMs)
          .length
      )
    }
    const chosen = teams
      .filter(({ team }) => (lastVisit.get(team) ?? 0) < at - 60 * dayMs)
      .map(team => ({ team, key: -Math.log(1 - random()) / weight(team) }))
      .sort((a, b) => a.key - b.key)
      .slice(0, 4)
    for (const { team } of chosen) {
      lastVisit.set(team.team, at)
      visits.push({
        visit: `visit-${day}`,
        team: team.team,
        at,
        personDays: 2,
        share: 1 / 4,
        kind: day % 28 === 0 ? 'help' : 'workshop',
        blockerTypes: [],
      })
      const later = team.services.filter(({ movedAt }) => movedAt === null || movedAt >= at + 30 * dayMs)
      let more = Math.floor(extra) + (random() < extra % 1 ? 1 : 0)
      for (; more > 0 && later.length > 0; more--) {
        const [one] = later.splice(Math.floor(random() * later.length), 1)
        one!.movedAt = at + Math.floor(random() * 29) * dayMs
        one!.startedAt = Math.min(one!.startedAt ?? at, at)
      }
    }
  }
  const histories: TeamHistory[] = teams.map(({ team, services }) => ({ team, services }))
  return { visits, histories, now }
}

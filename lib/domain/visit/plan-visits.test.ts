import { describe, expect, test } from 'vitest'
import { weekOfDay } from '../time/iso-week.ts'
import { conflictsOf } from './conflicts-of.ts'
import { planVisits, type VisitPlan, visitOf } from './plan-visits.ts'
import { hopesOf } from './team-standing.ts'
import { anyPlan, planDay } from './testing/any-plan.ts'
import { awayDays } from './travel.ts'
import { isWeekday } from './working-days.ts'

const cases = 3_000
const seeds = Array.from({ length: cases }, (_, index) => index + 1)
const plans = seeds.map(seed => {
  const input = anyPlan(seed)
  return { seed, input, plan: planVisits(input) }
})
const trips = plans.flatMap(({ seed, input, plan }) => plan.trips.map(trip => ({ seed, input, trip, plan })))

const within = (day: string, { fromOn, toOn }: { fromOn: string; toOn: string }) =>
  fromOn <= day && day <= toOn

describe(`proposals over ${cases} plans, of which some propose a lot`, () => {
  test('there is something to check', () => {
    expect(trips.length).toBeGreaterThan(cases)
    expect(trips.filter(({ trip }) => trip.reason !== null).length).toBeGreaterThan(20)
  })

  test('law: nobody is in two places, on any day, travel included', () => {
    for (const { seed, input, plan } of plans)
      for (const engineer of input.ground.engineers) {
        const days = [
          ...plan.trips.filter(({ engineers }) => engineers.some(({ id }) => id === engineer.id)),
        ].flatMap(trip =>
          awayDays(trip.fromOn, trip.toOn, input.ground.travelTenths(engineer.homeOffice, trip.office)),
        )
        expect(new Set(days).size, `seed ${seed}`).toBe(days.length)
        const booked = input.booked
          .filter(({ engineers }) => engineers.includes(engineer.id))
          .flatMap(visit =>
            awayDays(visit.fromOn, visit.toOn, input.ground.travelTenths(engineer.homeOffice, visit.office)),
          )
        expect(
          days.filter(day => booked.includes(day)),
          `seed ${seed}`,
        ).toEqual([])
        for (const day of days) {
          expect(engineer.fromOn <= day && (engineer.untilOn === null || day <= engineer.untilOn)).toBe(true)
          expect(
            input.ground.absences.some(row => row.engineer === engineer.id && within(day, row)),
            `seed ${seed}`,
          ).toBe(false)
        }
        const all = [...new Set([...days, ...booked])]
        for (const day of days) {
          const sameWeek = all.filter(other => weekOfDay(other) === weekOfDay(day))
          expect(sameWeek.length, `seed ${seed}`).toBeLessThanOrEqual(engineer.daysPerWeek)
        }
      }
  })

  test('law: no longer away than they stay, no day of a weekend, a closure or a freeze, nobody leaves before the plan', () => {
    for (const { seed, input, trip } of trips) {
      const { ground } = input
      for (const engineer of trip.engineers) {
        const tenths = ground.travelTenths(engineer.homeOffice, trip.office)
        const away = awayDays(trip.fromOn, trip.toOn, tenths)
        expect(away.length).toBeLessThanOrEqual(engineer.longestTripDays)
        expect(away[0]! >= planDay, `seed ${seed}`).toBe(true)
      }
      for (const day of trip.days) {
        expect(isWeekday(day) && day >= planDay, `seed ${seed}`).toBe(true)
        expect(ground.closedBecause(trip.office, day), `seed ${seed}`).toBeNull()
        const frozen = ground.freezes.filter(freeze => within(day, freeze))
        expect(frozen.some(({ area, team }) => area === null && team === null)).toBe(false)
        for (const { on, team } of trip.agenda)
          if (on === day) {
            const place = ground.teamOf(team)!
            expect(
              frozen.some(row => row.team === team || (row.area !== null && row.area === place.area)),
            ).toBe(false)
          }
      }
    }
  })

  test('law: the agenda meets teams of the office that have something left, each once, a team a day for each who goes', () => {
    for (const { seed, input, plan } of plans) {
      const met = plan.trips.flatMap(({ agenda }) => agenda.map(({ team }) => team))
      expect(new Set(met).size, `seed ${seed}`).toBe(met.length)
      for (const trip of plan.trips) {
        const teams = input.offices.find(({ office }) => office === trip.office)!.teams
        for (const { on, team, task } of trip.agenda) {
          const { ready, solvable, stuck } = hopesOf(teams.find(one => one.team === team)!.services)
          expect(ready + solvable + stuck).toBeGreaterThan(0)
          expect(trip.days).toContain(on)
          expect(task).not.toBe('')
        }
        for (const day of trip.days) {
          const own = trip.agenda.filter(({ on }) => on === day)
          expect(own.length).toBeLessThanOrEqual(trip.engineers.length)
          expect(own.length, `seed ${seed}`).toBeGreaterThan(0)
        }
      }
    }
  })

  test('law: an office is not visited again while one that scores as well waits, without a reason that names it', () => {
    for (const { seed, input, plan } of plans) {
      const visited = new Set([
        ...input.booked.filter(({ toOn }) => toOn >= planDay).map(({ office }) => office),
        ...plan.trips.map(({ office }) => office),
      ])
      const waiting = plan.without.filter(({ office }) => !visited.has(office)).map(({ office }) => office)
      for (const [office, own] of Map.groupBy(plan.trips, trip => trip.office)) {
        const isBooked = input.booked.some(visit => visit.office === office && visit.toOn >= planDay)
        // The first of an office that has none is not again: the one that scores highest was taken first.
        const ordered = [...own].sort((a, b) => b.score - a.score)
        for (const trip of isBooked ? ordered : ordered.slice(1))
          for (const other of waiting) {
            const best = plan.ranked.find(one => one.office === other)!.best
            if (best !== null && best.score >= trip.score)
              expect(trip.reason, `seed ${seed}`).toContain(`${other} waits`)
          }
      }
    }
  })

  test('law: terms add up to the score exactly, and to what is expected; expected is score x travel days', () => {
    const scored = plans.flatMap(({ plan }) => [
      ...plan.trips,
      ...plan.ranked.flatMap(({ best }) => (best === null ? [] : [best])),
    ])
    for (const { terms, score, expected, travelDays } of scored) {
      expect(terms.reduce((sum, { value }) => sum + value, 0)).toBe(score)
      expect(terms.reduce((sum, { services }) => sum + services, 0)).toBe(expected)
      expect(score * travelDays).toBeCloseTo(expected, 9)
    }
  })

  test('law: what is proposed is what the one checker lets through, beside all else', () => {
    for (const { seed, input, plan } of plans) {
      const visits = plan.trips.map(trip => visitOf(trip, trip.agenda))
      for (const { id } of visits)
        expect(conflictsOf([...input.booked, ...visits], input.ground, id), `seed ${seed}`).toEqual([])
    }
  })

  test('law: the same plan again, in whatever order offices, people and visits are given', () => {
    const shape = (plan: VisitPlan) => ({
      trips: plan.trips.map(({ office, fromOn, engineers, agenda, score }) => ({
        office,
        fromOn,
        engineers: engineers.map(({ id }) => id),
        agenda,
        score,
      })),
      ranked: plan.ranked.map(({ office, best, hint }) => [office, best?.score, hint?.text]),
    })
    for (const { seed, input, plan } of plans.slice(0, 300)) {
      const turned = planVisits({
        ...input,
        offices: input.offices.toReversed(),
        booked: input.booked.toReversed(),
        ground: { ...input.ground, engineers: input.ground.engineers.toReversed() },
      })
      expect(shape(turned), `seed ${seed}`).toEqual(shape(plan))
    }
  })

  test('law: another blocker solved never makes a hint that scores less than going now', () => {
    for (const { plan } of plans)
      for (const { hint, best } of plan.ranked)
        if (hint !== null) {
          expect(hint.score).toBeGreaterThan(best!.score)
          expect(hint.week > hint.promisedOn && hint.week > best!.week).toBe(true)
        }
  })
})

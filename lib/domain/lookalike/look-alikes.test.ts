import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { bothLimits, bothMs } from '../migration/both-limits.ts'
import { anyCompany, instantIn } from '../migration/testing/any-timeline.ts'
import { historyTimeline, story } from '../migration/testing/history-of.ts'
import { addDays } from '../time/day.ts'
import { dayMs, weekMs } from '../time/durations.ts'
import { type Comparable, type LookAlike, lookAlikesOf, usualDaysFor } from './look-alikes.ts'
import { nearestLookAlikes } from './nearest-look-alikes.ts'
import { ratePerWeek } from './rate-per-week.ts'

const when = { at: instant('2026-06-01'), soakMs: 7 * dayMs }

/** Starts on 1 March, leaves that many days later. */
function finishedAfter(days: number, changes: Partial<Comparable> & { name?: string } = {}): Comparable {
  const { name = `after-${days}`, ...rest } = changes
  const history = story(
    ['2026-01-05', 'helios'],
    ['2026-03-01', 'kubernetes'],
    [addDays('2026-03-01', days), 'leave helios'],
  )
  return {
    timeline: { ...historyTimeline(history), service: name },
    team: 'core',
    archetype: 'http',
    kind: 'backend',
    weeks: [],
    ...rest,
  }
}
const tenOf = (archetype: string | null) =>
  Array.from({ length: 10 }, (_, index) =>
    finishedAfter(index + 1, { archetype, name: `${archetype}-${index}` }),
  )

describe('how long services took that finished', () => {
  test('days run from the first start on the target to leaving the origin, the soak time not among them', () => {
    const { finished } = lookAlikesOf([finishedAfter(9)], when)
    expect(finished).toMatchObject([
      { days: 9, startedAt: instant('2026-03-01'), leftAt: instant('2026-03-10') },
    ])
  })

  test('one that has not finished by the instant says nothing', () => {
    expect(lookAlikesOf([finishedAfter(9)], { ...when, at: instant('2026-03-12') }).finished).toEqual([])
  })

  test('an archetype counts from ten on; with fewer all services do; below ten of all nothing is said', () => {
    const known = lookAlikesOf([...tenOf('http'), finishedAfter(60, { archetype: 'cache' })], when)
    expect(usualDaysFor(known, 'http')).toMatchObject({ medianDays: 5.5, finished: 10 })
    expect(usualDaysFor(known, 'cache')).toMatchObject({ finished: 11 })
    expect(usualDaysFor(known, null)).toMatchObject({ finished: 11 })
    expect(usualDaysFor(lookAlikesOf(tenOf('http').slice(1), when), 'http')).toBeNull()
  })

  test('law: who finished, and how many, are those of figure 15, and the range holds its median', () => {
    fc.assert(
      fc.property(anyCompany, instantIn(200), (company, at) => {
        const services = company.map(
          (timeline, index): Comparable => ({
            timeline,
            team: null,
            archetype: index % 2 === 0 ? 'even' : null,
            kind: 'backend',
            weeks: [],
          }),
        )
        const known = lookAlikesOf(services, { at, soakMs: 7 * dayMs })
        expect(known.finished).toHaveLength(
          services.filter(({ timeline }) => bothMs(timeline, at) !== null).length,
        )
        expect(known.overall?.finished).toBe(bothLimits(services, at).overall?.finished)
        for (const { days, startedAt, leftAt } of known.finished) {
          expect(days).toBeGreaterThanOrEqual(0)
          expect(startedAt).toBeLessThanOrEqual(leftAt)
        }
        const usual = usualDaysFor(known, 'even')
        if (usual !== null) {
          expect(usual.lowDays).toBeLessThanOrEqual(usual.medianDays)
          expect(usual.medianDays).toBeLessThanOrEqual(usual.highDays)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('finished services like one', () => {
  const one = (service: string, changes: Partial<LookAlike> = {}): LookAlike => ({
    service,
    team: 'other',
    archetype: 'http',
    kind: 'backend',
    startedAt: 0,
    leftAt: 1,
    days: 1,
    ratePerWeek: 2,
    ...changes,
  })
  const sought = { service: 'me', team: 'core', archetype: 'http', kind: 'backend', ratePerWeek: 4 }
  const names = (finished: LookAlike[], most = 3) =>
    nearestLookAlikes({ finished, overall: null, byArchetype: new Map() }, sought, most).map(
      ({ service }) => service,
    )

  test('the same archetype only, the nearest traffic first, three of them', () => {
    expect(
      names([
        one('far', { ratePerWeek: 40 }),
        one('near', { ratePerWeek: 4 }),
        one('cache', { archetype: 'cache', ratePerWeek: 4 }),
        one('quiet', { ratePerWeek: 0 }),
        one('half', { ratePerWeek: 2 }),
        one('me'),
      ]),
    ).toEqual(['near', 'half', 'far'])
  })

  test('the same kind before another one, other teams before the own one', () => {
    expect(
      names([
        one('website', { kind: 'website', ratePerWeek: 4 }),
        one('own', { team: 'core', ratePerWeek: 4 }),
        one('theirs'),
      ]),
    ).toEqual(['theirs', 'own', 'website'])
  })
})

test('one that took longer than nearly all that finished comes behind the rest, however near it is', () => {
  const known = lookAlikesOf(
    [...tenOf('http'), finishedAfter(60, { name: 'sat-still', team: 'other' })],
    when,
  )
  const sought = { service: 'me', team: 'mine', archetype: 'http', kind: 'backend', ratePerWeek: null }
  // Without that rule the latest of equals would be the first.
  expect(nearestLookAlikes(known, sought, 9).map(({ service }) => service)).not.toContain('sat-still')
})

describe('deploys per week', () => {
  const monday = instant('2026-03-02')
  const weeks = [
    { weekAt: monday, deploys: 3 },
    { weekAt: monday + weekMs, deploys: 5 },
  ]
  test('weeks without a deploy count as zero, the running week does not count', () => {
    expect(ratePerWeek(weeks, monday, monday + 4 * weekMs)).toBe(2)
    expect(ratePerWeek(weeks, monday, monday + 2 * weekMs - 1)).toBe(3)
  })
  test('nothing is said of less than a week', () => {
    expect(ratePerWeek(weeks, monday + 1, monday + weekMs)).toBeNull()
  })
})

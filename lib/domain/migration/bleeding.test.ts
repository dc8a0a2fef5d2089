import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, testClusters } from '../deploy/testing/rollout-of.ts'
import type { OwnerSpan } from '../frequency/frequency-input.ts'
import { placementsOf } from '../placement/placements-of.ts'
import { placementSpans } from '../placement/platform-spans.ts'
import { dayMs } from '../time/durations.ts'
import { type BleedingService, bleedingOf } from './bleeding.ts'
import { bothLimits, leastFinished } from './both-limits.ts'
import { doneMarks } from './done-marks.ts'
import { namesBehind } from './names-behind.ts'
import { stateAt } from './state-run.ts'
import { anyCompany, instantIn } from './testing/any-timeline.ts'
import { type History, historyTimeline, story } from './testing/history-of.ts'

const always = Number.NEGATIVE_INFINITY
const ownedBy = (team: string | null, fromAt = always): OwnerSpan[] =>
  team === null ? [] : [{ team, fromAt, toAt: null }]

/** A service of a story, with what the lists look at. */
function service(
  name: string,
  history: History,
  owners = ownedBy('core'),
  archetype: string | null = null,
): BleedingService {
  const timeline = { ...historyTimeline(history), service: name }
  return {
    timeline,
    archetype,
    owners,
    origin: placementSpans(placementsOf(history.rollouts, history.evidence, testClusters), 'helios'),
    originDeploys: history.rollouts
      .filter(({ platform, kind }) => platform === 'helios' && kind === 'rollout')
      .map(({ finishedAt }) => finishedAt!),
  }
}

/** The lists at an instant, as `list service since`. */
function listsOf(services: BleedingService[], on: string) {
  const at = instant(on)
  const entries = bleedingOf(services, { at, marks: doneMarks(services), limits: bothLimits(services, at) })
  return entries.map(
    entry => `${entry.list} ${entry.service} ${new Date(entry.at).toISOString().slice(0, 10)}`,
  )
}

const stays = story(['2026-01-05', 'helios'])
const moved = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'], ['2026-02-10', 'leave helios'])
const returned = story(
  ['2026-01-05', 'helios'],
  ['2026-02-01', 'kubernetes'],
  ['2026-02-10', 'leave helios'],
  ['2026-04-01', 'helios'],
)

describe('what works against a migration', () => {
  it('a service first heard of on the origin is listed for 30 days', () => {
    const born = service('new', story(['2026-04-01', 'helios']))
    expect(listsOf([born], '2026-04-01')).toEqual(['bornOnOrigin new 2026-04-01'])
    expect(listsOf([born], '2026-04-30')).toEqual(['bornOnOrigin new 2026-04-01'])
    expect(listsOf([born], '2026-05-01')).toEqual([])
    expect(listsOf([service('there', story(['2026-04-01', 'kubernetes']))], '2026-04-02')).toEqual([])
  })

  it('a return is listed once, since the latest', () => {
    const twice = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
      ['2026-04-01', 'helios'],
      ['2026-04-02', 'leave helios'],
      ['2026-04-15', 'helios'],
    )
    expect(listsOf([service('a', twice), service('b', stays)], '2026-04-20')).toEqual([
      'returned a 2026-04-15',
    ])
  })

  it('a team is done when nothing of it is left; a deploy on the origin after that is listed', () => {
    expect(listsOf([service('a', moved), service('b', returned)], '2026-04-10')).toEqual([
      'returned b 2026-04-01',
      'deployedAfterDone b 2026-04-01',
    ])
    // Something else was left all the time: the team never was done.
    expect(listsOf([service('b', returned), service('c', stays)], '2026-04-10')).toEqual([
      'returned b 2026-04-01',
    ])
  })

  it('also a deploy of a service born there after its team was done', () => {
    const born = service('new', story(['2026-04-01', 'helios']))
    expect(listsOf([service('a', moved), born], '2026-04-10')).toEqual([
      'bornOnOrigin new 2026-04-01',
      'deployedAfterDone new 2026-04-01',
    ])
  })

  it('what another team hands over unfinished is no fault of a team that was done', () => {
    const given = service('given', story(['2026-01-05', 'helios'], ['2026-04-05', 'helios']), [
      { team: 'other', fromAt: always, toAt: instant('2026-04-01') },
      ...ownedBy('core', instant('2026-04-01')),
    ])
    expect(listsOf([service('a', moved), given], '2026-04-10')).toEqual([])
  })

  it('what runs on the origin without an owner is listed since it runs there', () => {
    expect(listsOf([service('b', stays, ownedBy(null))], '2026-04-10')).toEqual(['unowned b 2026-01-05'])
    expect(listsOf([service('b', moved, ownedBy(null))], '2026-04-10')).toEqual([])
    expect(listsOf([service('b', stays, ownedBy('core', instant('2026-03-01')))], '2026-02-10')).toEqual([
      'unowned b 2026-01-05',
    ])
  })

  describe('figure 15: on both for longer than the 85th percentile of those that finished', () => {
    /** On both for so many days and the soak; `toAt` in the year before. */
    const finished = (name: string, days: number, archetype: string | null) => {
      const leftOn = new Date(instant('2026-01-06') + days * dayMs).toISOString().slice(0, 10)
      const lines = story(['2026-01-05', 'helios'], ['2026-01-06', 'kubernetes'], [leftOn, 'leave helios'])
      return service(name, lines, ownedBy(name), archetype)
    }
    const half = (archetype: string | null) =>
      service(
        'half',
        story(['2026-01-05', 'helios'], ['2026-03-01', 'kubernetes']),
        ownedBy('half'),
        archetype,
      )
    const ten = Array.from({ length: leastFinished }, (_, days) => finished(`s${days}`, days + 1, 'jvm'))

    it('the limit is interpolated, and below ten there is none', () => {
      const at = instant('2026-04-01')
      // 8 to 17 days with the soak: position 7.65 of 0 to 9.
      expect(bothLimits(ten, at).overall).toEqual({ limitMs: 15.65 * dayMs, finished: 10 })
      expect(bothLimits(ten.slice(1), at)).toEqual({ overall: null, byArchetype: new Map() })
      expect(listsOf([...ten.slice(1), half(null)], '2026-06-01')).toEqual([])
    })

    it('holds to the hour, and for archetypes that have none of their own the one of all', () => {
      expect(listsOf([...ten, half('http')], '2026-03-16')).toEqual([])
      expect(listsOf([...ten, half('http')], '2026-03-17')).toEqual(['stuck half 2026-03-01'])
      const slow = Array.from({ length: leastFinished }, (_, index) => finished(`t${index}`, 40, 'http'))
      expect(listsOf([...ten, ...slow, half('http')], '2026-04-10')).toEqual([])
      expect(listsOf([...ten, ...slow, half('jvm')], '2026-04-10')).toEqual(['stuck half 2026-03-01'])
    })
  })

  it('the first two lists are the services behind figure 16 and the returns, for any company and day', () => {
    fc.assert(
      fc.property(anyCompany, instantIn(250), (timelines, at) => {
        const services = timelines.map(timeline => ({
          timeline,
          archetype: null,
          owners: ownedBy('core'),
          origin: [],
          originDeploys: [],
        }))
        const limits = bothLimits(services, at)
        const entries = bleedingOf(services, { at, marks: doneMarks(services), limits })
        const listed = (list: string) =>
          entries.filter(entry => entry.list === list).map(entry => entry.service)
        const behind = (list: 'bornOnOrigin' | 'returned') => [
          ...new Set(
            namesBehind(timelines, { list }, { at, baselineAt: null, from: at, to: at }).map(
              name => name.service,
            ),
          ),
        ]
        expect(listed('bornOnOrigin')).toEqual(behind('bornOnOrigin'))
        expect(listed('returned')).toEqual(behind('returned'))
        expect(listed('unowned')).toEqual([])
      }),
    )
  })

  it('a mark is an instant from which nothing of the team is left and something is there', () => {
    fc.assert(
      fc.property(anyCompany, timelines => {
        const services = timelines.map(timeline => ({ timeline, owners: ownedBy('core') }))
        for (const at of doneMarks(services).get('core') ?? []) {
          const states = timelines
            .filter(({ scope }) =>
              scope.some(span => span.fromAt <= at && at < (span.toAt ?? Number.POSITIVE_INFINITY)),
            )
            .map(({ facts }) => stateAt(facts, at))
          for (const state of states) expect(['origin_only', 'both', 'back_on_origin']).not.toContain(state)
          expect(states.some(state => ['target_only', 'origin_off', 'born_on_target'].includes(state))).toBe(
            true,
          )
        }
      }),
    )
  })
})

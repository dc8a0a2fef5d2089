import type { Dice } from '#db/demo/dice.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { lastChangeOf } from '#lib/domain/report/disagreements.ts'
import type { ReportGround } from '#lib/domain/report/report-ground.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { NewReport } from '#lib/record/report-schema.ts'

/** A report of the demo: how many days ago, and what it says. */
export type DemoReport = { daysAgo: number; says: Omit<NewReport, 'team'> }

/** How a team of the demo keeps its word, most of them well. */
const habits = ['weekly', 'rosy', 'early', 'stale', 'silent', 'terse'] as const
const weights: Record<(typeof habits)[number], number> = {
  weekly: 64,
  rosy: 7,
  early: 5,
  stale: 9,
  silent: 8,
  terse: 7,
}

const notes = [
  'Cache warm-up needs someone who knows the proxy.',
  'Two of us are away until the end of the month.',
  'The load test is on Thursday.',
  'Waiting for the security review of the new image.',
  'Went better than we thought.',
]
const nothing = { confidence: 'at_risk', claims: [], wrong: [] } as const

/** What a team of the demo said, the oldest first. Read off what it did, so that most of it agrees with that. */
export function demoReportsOf(ground: ReportGround, dice: Dice): DemoReport[] {
  const { services, at } = ground
  const left = services.filter(({ facts }) => isLeft(stateAt(facts, at)))
  const tookSeconds = () => Math.round(Math.min(240, Math.max(14, dice.logNormal(41, 0.45))))
  const finished: DemoReport['says'] = {
    ...nothing,
    claims: [],
    wrong: [],
    confidence: 'on_track',
    evidenceVerdict: 'right',
    tookSeconds: tookSeconds(),
  }
  if (left.length === 0) return dice.chance(0.6) ? [{ daysAgo: dice.integer(2, 60), says: finished }] : []
  const habit = dice.weighted(habits, one => weights[one])
  if (habit === 'silent') return []
  const changedAt = lastChangeOf(services, at)
  const isStill = changedAt === null || at - changedAt > 26 * dayMs
  const next = dice.pick(left).service
  const today = dayOf(at)
  const firstDay = dice.integer(10, 30)
  const last = habit === 'stale' ? dice.integer(30, 55) : dice.integer(1, 8)
  const count = habit === 'terse' ? 2 : dice.integer(2, 4)
  return Array.from({ length: count }, (_, index): DemoReport => {
    const daysAgo = last + 7 * (count - 1 - index)
    const isLast = index === count - 1
    const isMoved = isLast && dice.chance(0.35)
    const byOn = addDays(today, firstDay - (habit === 'stale' ? last : 0) + (isMoved ? 14 : 0))
    const isSure = habit === 'rosy' || (!isStill && dice.chance(0.6))
    const said: DemoReport['says'] = {
      confidence: isSure ? 'on_track' : dice.chance(0.8) ? 'at_risk' : 'off_track',
      claims: [],
      wrong: [],
      evidenceVerdict: habit === 'terse' ? null : 'right',
      tookSeconds: tookSeconds(),
    }
    if (habit === 'rosy') return { daysAgo: Math.max(daysAgo, isLast ? 3 : 0), says: said }
    if (habit === 'early' && isLast)
      return {
        daysAgo: dice.integer(1, 9),
        says: { ...said, evidenceVerdict: null, claims: [{ service: next, kind: 'done' }] },
      }
    const held = left.find(({ isHeld }) => isHeld)
    return {
      daysAgo,
      says: {
        ...said,
        ...(byOn >= addDays(today, -daysAgo) ? { nextService: next, nextOn: byOn } : {}),
        note: dice.chance(0.2) ? dice.pick(notes) : null,
        visitWish: isLast && dice.chance(0.04) ? 'hour' : 'none',
        claims:
          isLast && held === undefined && !isSure && dice.chance(0.4)
            ? [
                {
                  service: dice.pick(left).service,
                  kind: dice.pick(['no_time', 'moving'] as const),
                  byOn: null,
                },
              ]
            : [],
      },
    }
  })
}

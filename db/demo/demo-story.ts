import { addDays, dayOf } from '#lib/domain/time/day.ts'
import type { DemoCompany } from './plan-company.ts'

/** The year's freeze; `toldOn`: the day it was announced. */
const freezeAfter = (year: number) => ({
  kind: 'freeze' as const,
  title: 'Change freeze at the turn of the year',
  from: `${year}-12-18`,
  to: `${year + 1}-01-04`,
  toldOn: `${year}-10-01`,
  reason: 'Peak sailings; only fixes are rolled out.',
})

/** What leaders look at together every quarter, the last three before a day. */
function reviewsBefore(end: string) {
  const year = Number(end.slice(0, 4))
  return [year - 1, year]
    .flatMap(of =>
      ['03 March', '06 June', '09 September', '12 December'].map(month => ({
        name: `${month.slice(3)} review`,
        on: `${of}-${month.slice(0, 2)}-10`,
      })),
    )
    .filter(({ on }) => on < end)
    .slice(-3)
}

/**
 * What people of the invented company wrote down besides their goals: when the migration changed its phase, what got in its
 * way and will again, and the days they reviewed it.
 */
export function demoStory({ calendar, shape }: DemoCompany) {
  const dayOfWeek = (week: number) => dayOf(calendar.mondayAt(week))
  const end = calendar.endOn
  const year = Number(end.slice(0, 4))
  // The last turn of the year that is over.
  const turn = end > `${year}-01-05` ? year : year - 1
  return {
    phases: [
      {
        phase: 'experiment' as const,
        from: dayOfWeek(Math.round(0.25 * shape.baselineWeek)),
        reason: 'Two teams try it with one service each.',
      },
      {
        phase: 'alpha' as const,
        from: dayOfWeek(Math.round(0.55 * shape.baselineWeek)),
        reason: 'Teams that volunteer, with the road team beside them.',
      },
      {
        phase: 'beta' as const,
        from: calendar.baselineOn,
        reason: 'Open to every backend service; the baseline is frozen.',
      },
      {
        phase: 'general_availability' as const,
        from: dayOfWeek(Math.round(shape.baselineWeek + 0.4 * (shape.weeks - shape.baselineWeek))),
        reason: 'The default for new services.',
      },
    ],
    annotations: [
      ...[freezeAfter(turn - 1), freezeAfter(turn)].filter(({ toldOn }) => toldOn <= end),
      {
        kind: 'incident' as const,
        title: 'Load balancers of both platforms in Rotterdam',
        from: addDays(end, -131),
        to: addDays(end, -128),
        toldOn: addDays(end, -131),
        reason: 'Moves waited until traffic could be shifted again.',
      },
    ],
    reviews: reviewsBefore(end),
  }
}

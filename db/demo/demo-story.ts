import { addDays, dayOf } from '#lib/domain/time/day.ts'
import type { DemoCompany } from './plan-company.ts'

/** What people of the invented company wrote down besides their goals: when the migration changed its phase, and what got in its way. */
export function demoStory({ calendar, shape }: DemoCompany) {
  const dayOfWeek = (week: number) => dayOf(calendar.mondayAt(week))
  const end = calendar.endOn
  const year = Number(end.slice(0, 4))
  // The last turn of the year that is over.
  const turn = end > `${year}-01-05` ? year : year - 1
  return {
    phases: [
      {
        phase: 'experiment',
        from: dayOfWeek(Math.round(0.25 * shape.baselineWeek)),
        reason: 'Two teams try it with one service each.',
      },
      {
        phase: 'alpha',
        from: dayOfWeek(Math.round(0.55 * shape.baselineWeek)),
        reason: 'Teams that volunteer, with the road team beside them.',
      },
      {
        phase: 'beta',
        from: calendar.baselineOn,
        reason: 'Open to every backend service; the baseline is frozen.',
      },
      {
        phase: 'general_availability',
        from: dayOfWeek(Math.round(shape.baselineWeek + 0.4 * (shape.weeks - shape.baselineWeek))),
        reason: 'The default for new services.',
      },
    ],
    annotations: [
      {
        kind: 'freeze',
        title: 'Change freeze at the turn of the year',
        from: `${turn - 1}-12-18`,
        to: `${turn}-01-04`,
        reason: 'Peak sailings; only fixes are rolled out.',
      },
      {
        kind: 'incident',
        title: 'Load balancers of both platforms in Rotterdam',
        from: addDays(end, -131),
        to: addDays(end, -128),
        reason: 'Moves waited until traffic could be shifted again.',
      },
    ],
  } as const
}

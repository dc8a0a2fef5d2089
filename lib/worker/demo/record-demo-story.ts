import type { Database } from '#db/client.ts'
import type { CompanyShape } from '#db/demo/company-shape.ts'
import { demoStory } from '#db/demo/demo-story.ts'
import { planCompany } from '#db/demo/plan-company.ts'
import { selectRecords } from '#db/queries/select-records.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { recordAnnotation } from '#lib/record/record-annotation.ts'
import { recordPhase } from '#lib/record/record-phase.ts'
import { recordReview } from '#lib/record/record-review.ts'
import { demoPeople, writtenOn } from './demo-people.ts'
import { recordDemoBlockers } from './record-demo-blockers.ts'
import { recordDemoCommitments } from './record-demo-commitments.ts'
import { recordDemoContacts } from './record-demo-contacts.ts'
import { recordDemoForecasts } from './record-demo-forecasts.ts'
import { recordDemoGoals } from './record-demo-goals.ts'
import { recordDemoReports } from './record-demo-reports.ts'
import { recordDemoRoadTeam } from './record-demo-road-team.ts'

/** What people wrote meanwhile, while the company was still loading, is theirs. */
const isTold = (rows: readonly { recordedBy: string }[]): boolean =>
  rows.some(({ recordedBy }) =>
    Object.values(demoPeople).some(viewer => viewer.kind === 'person' && viewer.name === recordedBy),
  )

/** Phases, freezes, incidents and goals of the demo, through the same functions as those of people; once. */
export async function recordDemoStory(db: Database, shape: CompanyShape, until: number): Promise<void> {
  const { goals, phases } = await selectRecords(db.pool, null)
  const story = demoStory(planCompany(shape, dayOf(until)))
  if (!isTold(phases))
    for (const phase of story.phases)
      await recordPhase({ db, viewer: demoPeople.lead, now: writtenOn(phase.from) }, phase)
  await recordDemoContacts(db, until)
  await recordDemoBlockers(db, until)
  await recordDemoReports(db, until)
  if (isTold(goals)) return
  for (const { toldOn, ...annotation } of story.annotations)
    await recordAnnotation({ db, viewer: demoPeople.road, now: writtenOn(toldOn) }, annotation)
  for (const review of story.reviews)
    await recordReview({ db, viewer: demoPeople.lead, now: writtenOn(review.on) }, review)
  await recordDemoGoals(db, until)
  await recordDemoRoadTeam(db, shape, until)
  await recordDemoCommitments(db, until)
  await recordDemoForecasts(db, until)
}

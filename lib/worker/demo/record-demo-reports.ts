import type { Database } from '#db/client.ts'
import { diceFor } from '#db/demo/dice.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { addDays, dayOf, startOfDay } from '#lib/domain/time/day.ts'
import { hourMs, minuteMs } from '#lib/domain/time/durations.ts'
import { ask } from '#lib/read/ask.ts'
import { reportGrounds } from '#lib/read/report-standings-in.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { recordReport } from '#lib/record/record-report.ts'
import { demoPeople } from './demo-people.ts'
import { demoReportsOf } from './demo-reports.ts'

/** Who reports in the demo; nobody of them exists. */
const reporters = [
  'Ebba Tiller',
  'Ruud Spar',
  'Mila Cleat',
  'Jonas Fathom',
  'Aino Sextant',
  'Bram Leeward',
  'Tilda Bowline',
  'Osip Mainsail',
]

/**
 * Weeks of reports of the demo's teams: most agree with what runs, some say more, some less, some are old, some never came.
 * Through the same function as those of people; once.
 */
export async function recordDemoReports(db: Database, until: number): Promise<void> {
  const known = await selectRecordsOf(db.pool, 'reports', null)
  if (known.some(({ recordedBy }) => reporters.includes(recordedBy))) return
  const question = await ask({ db, viewer: demoPeople.lead, now: until }, noFilters)
  const grounds = await reportGrounds(question)
  const today = dayOf(until)
  for (const ground of grounds.values()) {
    const dice = diceFor(7, 'reports', ground.team)
    const name = dice.pick(reporters)
    for (const { daysAgo, says } of demoReportsOf(ground, dice)) {
      const morning = startOfDay(addDays(today, -daysAgo)) + dice.integer(7, 15) * hourMs
      const now = Math.min(morning + dice.integer(0, 59) * minuteMs, until)
      const viewer = {
        kind: 'person',
        id: `demo ${name}`,
        name,
        role: 'team_member',
        team: ground.team,
      } as const
      try {
        await recordReport(
          { db, viewer, now },
          { ...says, team: ground.team, migration: question.migration.id },
        )
      } catch (error) {
        // What a person would not have been allowed to say is not said here either.
        if (!(error instanceof ActRefused)) throw error
      }
    }
  }
}

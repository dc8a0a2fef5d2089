import type { Viewer } from '#lib/domain/access/viewer.ts'
import type { NextItem } from './answers/team-next-answer.ts'
import type { Question } from './ask.ts'
import { officeDaysOf } from './office-days.ts'
import { reportItems } from './report-items.ts'
import { reportsIn } from './report-standings-in.ts'

type Said = NonNullable<NextItem['said']>

/** What a team last said of each service in reports who asks may read by now, with the days it named before. */
export function saidOf(question: Question, team: string, viewer: Viewer): Map<string, Said> {
  const { world, migration, at } = question
  const reports = reportsIn(question).filter(report => report.team === team)
  const reader = { viewer, migration: migration.id, at, office: officeDaysOf(world, team) }
  const said = new Map<string, Said>()
  for (const { claims, at: saidAt, withdrawnAt } of reportItems(reports, reader)) {
    if (withdrawnAt !== null) continue
    for (const { service, kind, blocker, byOn, formerDays } of claims)
      said.set(service, { kind, saidAt, blocker, byOn, formerDays })
  }
  return said
}

import { scopeChangesOf } from '#lib/domain/migration/scope-changes.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ProgressAnswer } from './answers/progress-answer.ts'
import type { Question } from './ask.ts'
import type { WorldService } from './world/world.ts'

/** Changes of the scope rule until a day, with how many of these services each brought in and took out. */
export function scopeChangesIn(
  { world, migration, rules }: Pick<Question, 'world' | 'migration' | 'rules'>,
  entries: readonly WorldService[],
  until: string,
): ProgressAnswer['scopeChanges'] {
  const areaOf = (team: string) => world.teams.get(team)?.area ?? null
  const versions = rules.scopeVersions.filter(({ record }) => record.fromOn <= until)
  return scopeChangesOf(entries, areaOf, migration.scope, versions).map(
    ({ version: { number, record }, entering, leaving }) => ({
      on: record.fromOn,
      number,
      servicesIn: entering.length,
      servicesOut: leaving.length,
      reason: record.reason,
      recordedAt: formatInstant(record.recordedAt),
      recordedBy: record.recordedBy,
    }),
  )
}

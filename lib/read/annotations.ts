import { mayAnnotate } from '#lib/domain/access/may-annotate.ts'
import { type AnnotationKind, isAbout } from '#lib/domain/annotation/annotation.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { endOfDay, startOfDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { AnnotationItem, AnnotationsAnswer } from './answers/annotation-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'

/**
 * What explains the question's part of the company within its days (all of time without `from` and `to`), in order of
 * time: of the company, of what is around the part, and of what is inside of it. Throws ReadErrors.
 */
export async function readAnnotations(
  context: ReadContext,
  filters: Filters,
  service: string | null = null,
): Promise<AnnotationsAnswer> {
  const question = await ask(context, filters)
  if (service !== null && !question.world.services.has(service))
    throw new InvalidFilter('service', `There is no service ${service}.`)
  const items = await once(question, `annotations ${service ?? ''}`, () => annotationsIn(question, service))
  return { items, mayAnnotate: mayAnnotate(context.viewer) }
}

/** The same within a question that is already asked: for charts and timelines. */
export function annotationsIn(question: Question, service: string | null = null): AnnotationItem[] {
  const { world, filters, migration, at } = question
  const asked = { areas: filters.area, teams: filters.team, service }
  const areaOf = (team: string) => world.teams.get(team)?.area ?? null
  const teamOf = (id: string) => {
    const entry = world.services.get(id)
    return entry === undefined ? null : ownerAt(entry.service, entry.ownership, at)
  }
  const fromAt = filters.from === null ? Number.NEGATIVE_INFINITY : startOfDay(filters.from)
  const toAt = filters.to === null ? Number.POSITIVE_INFINITY : endOfDay(filters.to)
  return world.records.annotations
    .filter(
      row =>
        (row.migration === null || row.migration === migration.id) &&
        row.fromAt <= toAt &&
        (row.toAt ?? row.fromAt) >= fromAt &&
        isAbout({ area: row.area, team: row.team, service: row.serviceId }, asked, areaOf, teamOf),
    )
    .sort((a, b) => a.fromAt - b.fromAt || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
    .map(row => ({
      id: row.id,
      kind: row.kind as AnnotationKind,
      title: row.title,
      from: formatInstant(row.fromAt),
      to: row.toAt === null ? null : formatInstant(row.toAt),
      area: row.area,
      team: row.team,
      service: row.serviceId,
      migration: row.migration,
      reason: row.reason,
      recordedAt: formatInstant(row.recordedAt),
      recordedBy: row.recordedBy,
    }))
}

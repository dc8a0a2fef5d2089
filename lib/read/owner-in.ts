import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import type { Question } from './ask.ts'

/** The owner of a service at the question's instant, and the area of that team. */
export function ownerIn(
  { world, at }: Pick<Question, 'world' | 'at'>,
  service: string,
): { team: string | null; area: string | null } {
  const entry = world.services.get(service)
  const team = entry === undefined ? null : ownerAt(entry.service, entry.ownership, at)
  return { team, area: team === null ? null : (world.teams.get(team)?.area ?? null) }
}

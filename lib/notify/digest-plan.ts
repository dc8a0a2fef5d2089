import { type DigestLine, isDigestTime, mostLines } from '#lib/domain/notify/digest.ts'
import type { Reader } from '#lib/domain/notify/reader.ts'
import { leaderDigest } from './leader-digest.ts'
import type { NotifyGround } from './notify-ground.ts'
import { readersOf } from './readers.ts'
import { roadDigest } from './road-digest.ts'
import { teamDigest } from './team-digest.ts'

export type LinkOf = (team: string) => string

/** Who reads a digest, and for whom it is Monday morning now. */
export const digestReaders = (ground: NotifyGround): Reader[] => readersOf(ground, 'digest')
export const isDigestDue = ({ zone }: Reader, now: number): boolean => isDigestTime(now, zone)

/** What changed for a reader this week, at most three lines; empty: nothing did, and none is sent. Null: they have no digest. */
export async function digestLines(
  ground: NotifyGround,
  { type, id }: Pick<Reader, 'type' | 'id'>,
  linkOf: LinkOf,
): Promise<DigestLine[] | null> {
  const lines = await linesFor(ground, type, id, linkOf)
  return lines === null ? null : lines.slice(0, mostLines)
}

async function linesFor(
  { question, persons }: NotifyGround,
  type: Reader['type'],
  id: string,
  linkOf: LinkOf,
): Promise<DigestLine[] | null> {
  if (type === 'leaders') return leaderDigest(question, null)
  if (type === 'area_lead') return leaderDigest(question, id)
  if (type === 'road_team') return roadDigest(question)
  if (type === 'team' || type === 'team_lead') return teamDigest(question, id, linkOf)
  const { role = null, team = null } = persons.get(id) ?? {}
  if (role === 'road_team') return roadDigest(question)
  if (role === 'team_member') return team === null ? null : teamDigest(question, team, linkOf)
  return role === null ? null : leaderDigest(question, null)
}

/** A digest as it is sent. `name`: whose week it is. */
export function digestText(name: string, lines: readonly DigestLine[]): { title: string; body: string } {
  const body = lines
    .flatMap(({ text, link, answer }) => [
      text,
      ...(answer === null || answer.link === link ? [link] : [`${answer.text}:`, answer.link, 'More:', link]),
      '',
    ])
    .join('\n')
    .trimEnd()
  return {
    title: `${name}: ${lines.length === 1 ? 'one thing' : `${lines.length} things`} changed this week`,
    body,
  }
}

/** How a digest names its reader. */
export function readerName(
  { question: { world }, persons }: NotifyGround,
  { type, id }: Pick<Reader, 'type' | 'id'>,
): string {
  if (type === 'team' || type === 'team_lead') return world.teams.get(id)?.name ?? id
  if (type === 'area_lead') return world.catalog.areas.find(area => area.id === id)?.name ?? id
  if (type === 'road_team') return 'The road team'
  const person = type === 'person' ? persons.get(id) : undefined
  if (person?.role === 'road_team') return 'The road team'
  if (person?.role === 'team_member' && person.team !== null)
    return world.teams.get(person.team)?.name ?? person.team
  return 'The migration'
}

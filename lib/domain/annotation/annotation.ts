/** What explains a chart or a stretch of a timeline. */
export const annotationKinds = ['freeze', 'incident', 'note'] as const
export type AnnotationKind = (typeof annotationKinds)[number]

/** What it is about; nothing of all: the company. */
export type AnnotationSubject = { area: string | null; team: string | null; service: string | null }

/** A part of the company as asked about; an empty list of everything: the whole. */
export type AskedPart = { areas: readonly string[]; teams: readonly string[]; service: string | null }

/**
 * Whether an annotation explains something within a part of the company: its own part, one around it, or, where more than
 * one service is asked about, one inside of it. `areaOf`, `teamOf`: of teams and services at the instant asked about.
 */
export function isAbout(
  { area, team, service }: AnnotationSubject,
  asked: AskedPart,
  areaOf: (team: string) => string | null,
  teamOf: (service: string) => string | null,
): boolean {
  if (asked.service !== null) {
    const owner = teamOf(asked.service)
    if (service !== null) return service === asked.service
    if (team !== null) return team === owner
    return area === null || (owner !== null && areaOf(owner) === area)
  }
  const ownTeam = team ?? (service === null ? null : teamOf(service))
  const ownArea = area ?? (ownTeam === null ? null : areaOf(ownTeam))
  const isCompany = area === null && team === null && service === null
  if (isCompany) return true
  const isWithinTeams =
    asked.teams.length === 0 ||
    (ownTeam === null ? asked.teams.some(id => areaOf(id) === ownArea) : asked.teams.includes(ownTeam))
  const isWithinAreas = asked.areas.length === 0 || (ownArea !== null && asked.areas.includes(ownArea))
  return isWithinTeams && isWithinAreas
}

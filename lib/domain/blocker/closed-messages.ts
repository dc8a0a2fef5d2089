import type { Blocker } from './blocker.ts'

export type FreedService = { service: string; team: string | null }
/** One message for a team, or for the road team (`team` null). */
export type ClosedMessage = { team: string | null; title: string; body: string }

const listed = 12
const services = (count: number): string => (count === 1 ? '1 service' : `${count} services`)

function lines(names: readonly string[]): string[] {
  const shown = names.slice(0, listed).map(name => `- ${name}`)
  return names.length > listed ? [...shown, `- and ${names.length - listed} more`] : shown
}

/** Whom the end of a blocker is told, and in which words: every team of which a service became free, and the road team. */
export function closedMessages(
  { id, title }: Pick<Blocker, 'id' | 'title'>,
  freed: readonly FreedService[],
  { by, reason, outcome }: { by: string; reason: string | null; outcome: 'solved' | 'dropped' },
): ClosedMessage[] {
  if (freed.length === 0) return []
  const said = `“${title}” ${outcome === 'solved' ? 'is solved' : 'is no blocker any more'}, says ${by}${reason === null ? '.' : `: ${reason}`}`
  const byTeam = Map.groupBy(freed, ({ team }) => team)
  const own = [...byTeam]
    .flatMap(([team, list]) => (team === null ? [] : [{ team, list }]))
    .sort((a, b) => (a.team < b.team ? -1 : 1))
  const where = ['', `/blockers/${id}`]
  const teams = own.map(
    ({ team, list }): ClosedMessage => ({
      team,
      title: `${services(list.length)} of ${team} can move now`,
      body: [
        said,
        'Nothing recorded holds these any more:',
        ...lines(list.map(({ service }) => service)),
        ...where,
      ].join('\n'),
    }),
  )
  const ofAll = own.map(({ team, list }) => `${team}: ${list.map(({ service }) => service).join(', ')}`)
  const unowned = byTeam.get(null) ?? []
  if (unowned.length > 0) ofAll.push(`without an owner: ${unowned.map(({ service }) => service).join(', ')}`)
  return [
    ...teams,
    {
      team: null,
      title: `${services(freed.length)} of ${own.length === 1 ? '1 team' : `${own.length} teams`} can move now`,
      body: [said, 'Free since today:', ...lines(ofAll), ...where].join('\n'),
    },
  ]
}

import { dayWords, listWords, spanWords } from './day-words.ts'
import type { PlanGround } from './plan-ground.ts'
import type { Visit } from './visit.ts'

/** What a team on the agenda is told of a visit. `key`: the same version says the same, once. */
export type VisitMessage = { key: string; team: string; title: string; body: string }

export type VisitBefore = Pick<Visit, 'fromOn' | 'toOn' | 'agenda'> & { isCancelled: boolean }

/**
 * Messages about one version of a visit, one for each team it meets or met before: booked, moved (the old day is named),
 * changed otherwise, called off.
 */
export function visitMessages(
  visit: Pick<
    Visit,
    'id' | 'sequence' | 'office' | 'fromOn' | 'toOn' | 'agenda' | 'isCancelled' | 'engineers' | 'reason'
  >,
  before: VisitBefore | null,
  ground: Pick<PlanGround, 'engineers' | 'officeName'>,
): VisitMessage[] {
  const place = ground.officeName(visit.office)
  const names = visit.engineers.map(id => ground.engineers.find(engineer => engineer.id === id)?.name ?? id)
  const days = (agenda: Visit['agenda'], team: string) => agenda.filter(item => item.team === team)
  const stood = before === null || before.isCancelled ? [] : before.agenda
  const now = visit.isCancelled ? [] : visit.agenda
  const teams = [...new Set([...stood, ...now].map(({ team }) => team))].sort()
  return teams.map(team => {
    const then = days(stood, team)[0]?.on ?? null
    const own = days(now, team)
    const on = own[0]?.on ?? null
    const why = visit.reason === null ? '' : ` Reason: ${visit.reason}`
    const who = names.length === 0 ? 'The road team' : listWords(names)
    const lines: string[] = []
    let title: string
    if (on === null) {
      title = `The visit of the road team on ${dayWords(then!)} is called off`
      lines.push(`${who} will not meet you at ${place} on ${dayWords(then!)}.${why}`)
    } else if (then === null) {
      title = `The road team visits you on ${dayWords(on)}`
      lines.push(`${who} will be at ${place} ${spanWords(visit.fromOn, visit.toOn)}.`)
    } else if (then !== on) {
      title = `The road team visits you on ${dayWords(on)}, not on ${dayWords(then)}`
      lines.push(`${who} will be at ${place} ${spanWords(visit.fromOn, visit.toOn)}.${why}`)
    } else {
      title = `The visit of the road team on ${dayWords(on)} has changed`
      lines.push(`${who} will be at ${place} ${spanWords(visit.fromOn, visit.toOn)}.${why}`)
    }
    for (const item of own) lines.push(`${dayWords(item.on)}: ${item.task}`)
    return {
      key: `visit/${visit.id}/${visit.sequence}/${team}`,
      team,
      title,
      body: [...lines, `/visits/${visit.id}`].join('\n'),
    }
  })
}

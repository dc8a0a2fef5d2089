import type { Conflict, ConflictCode } from './conflict.ts'
import { dayWords, listWords, spanWords } from './day-words.ts'
import { freezeOn, type PlanGround, type PlannedVisit } from './plan-ground.ts'
import { weekdaysBetween } from './working-days.ts'

/**
 * What keeps a visit from being where and when it is, whoever goes: the office closed, a freeze of the company or of a team
 * met that day, an agenda that leaves the visit.
 */
export function officeConflicts(visit: PlannedVisit, ground: PlanGround): Conflict[] {
  const { id, office, fromOn, toOn, agenda } = visit
  const place = ground.officeName(office)
  const days = weekdaysBetween(fromOn, toOn)
  const found: Conflict[] = []
  const add = (code: ConflictCode, text: string, on: readonly string[]) =>
    found.push({
      code,
      text,
      visit: id,
      other: null,
      engineer: null,
      fromOn: on[0] ?? fromOn,
      toOn: on.at(-1) ?? toOn,
    })
  const visitWords = `${place} ${spanWords(fromOn, toOn)}`

  if (days.length === 0) add('weekend', `${visitWords} has no working day`, [])
  const closed = Map.groupBy(
    days.flatMap(day => {
      const why = ground.closedBecause(office, day)
      return why === null ? [] : [{ day, why }]
    }),
    ({ why }) => why,
  )
  for (const [why, rows] of closed) {
    const on = rows.map(({ day }) => day)
    add(
      'office_closed',
      `${place} is closed ${spanWords(on[0]!, on.at(-1)!)} (${why}): the visit ${visitWords}`,
      on,
    )
  }
  const company = Map.groupBy(
    days.flatMap(day => {
      const freeze = freezeOn(ground.freezes, day, null)
      return freeze === null ? [] : [{ day, freeze }]
    }),
    ({ freeze }) => freeze,
  )
  for (const [freeze, rows] of company)
    add(
      'freeze',
      `${freeze.title} (${spanWords(freeze.fromOn, freeze.toOn)}) covers ${visitWords}`,
      rows.map(({ day }) => day),
    )
  for (const item of agenda) {
    const team = ground.teamOf(item.team)
    const name = team?.name ?? item.team
    if (item.on < fromOn || item.on > toOn)
      add('outside', `${name} is met on ${dayWords(item.on)}, outside of ${visitWords}`, [item.on])
    if (team === null || team.office !== office)
      add(
        'outside',
        `${name} is met at ${place} and is ${team?.office ? `at ${ground.officeName(team.office)}` : 'at no known office'}`,
        [item.on],
      )
    const freeze = freezeOn(ground.freezes, item.on, team)
    if (freeze !== null && (freeze.area !== null || freeze.team !== null))
      add(
        'freeze',
        `${freeze.title} (${spanWords(freeze.fromOn, freeze.toOn)}) covers ${listWords([name])} on ${dayWords(item.on)}, ${visitWords}`,
        [item.on],
      )
  }
  return found
}

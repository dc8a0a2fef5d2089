import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourMs, weekMs } from '../time/durations.ts'
import type { Reader } from './reader.ts'
import { type AskedTeam, type Level, levelOf, type PastReminder, remindersDue } from './reminder.ts'

/** A Tuesday, nine o'clock UTC. */
const tuesday = Date.parse('2026-06-09T09:00:00Z')
const week = (count: number) => tuesday + count * weekMs

const reader = (type: Reader['type'], id: string, addresses = [`${type} ${id}`]): Reader => ({
  type,
  id,
  addresses,
  zone: 'UTC',
  isHoliday: () => false,
})
const team = (name: string, more: Partial<AskedTeam> = {}): AskedTeam => ({
  team: name,
  area: 'harbour',
  questions: 1,
  lastReportAt: null,
  ...more,
})
const sent = (type: Level, id: string, at: number): PastReminder => ({
  type,
  id,
  at,
  isSent: true,
  addresses: [`${type} ${id}`],
})
const everybody = [reader('team', 'keel'), reader('team_lead', 'keel'), reader('area_lead', 'harbour')]
const names = (due: ReturnType<typeof remindersDue>) => due.map(({ reader }) => `${reader.type} ${reader.id}`)

describe('who is asked', () => {
  test('a consistent team hears nothing', () => {
    expect(remindersDue([team('keel', { questions: 0 })], [], everybody, tuesday)).toEqual([])
  })

  test('a team with a question is asked first', () => {
    expect(names(remindersDue([team('keel')], [], everybody, tuesday))).toEqual(['team keel'])
  })

  test('after two in vain its lead is, after two more the area, then nobody', () => {
    const history: PastReminder[] = []
    const asked: string[] = []
    for (let index = 0; index < 7; index++) {
      const due = remindersDue([team('keel')], history, everybody, week(index))
      asked.push(names(due).join())
      for (const { reader } of due) history.push(sent(reader.type as Level, reader.id, week(index)))
    }
    expect(asked).toEqual([
      'team keel',
      'team keel',
      'team_lead keel',
      'team_lead keel',
      'area_lead harbour',
      'area_lead harbour',
      '',
    ])
  })

  test('who was asked a second time has a week to answer before the next hears of it', () => {
    const history = [sent('team', 'keel', week(-1)), sent('team', 'keel', tuesday)]
    expect(remindersDue([team('keel')], history, everybody, tuesday + 24 * hourMs)).toEqual([])
    expect(names(remindersDue([team('keel')], history, everybody, week(1)))).toEqual(['team_lead keel'])
  })

  test('a report stops it: the next question goes to the team again', () => {
    const history = [sent('team', 'keel', week(-2)), sent('team', 'keel', week(-1))]
    const answered = team('keel', { lastReportAt: week(-1) + hourMs })
    expect(names(remindersDue([answered], history, everybody, tuesday))).toEqual(['team keel'])
    expect(names(remindersDue([team('keel')], history, everybody, tuesday))).toEqual(['team_lead keel'])
  })

  test('what was asked long ago is another story', () => {
    const history = [sent('team', 'keel', week(-12)), sent('team', 'keel', week(-11))]
    expect(names(remindersDue([team('keel')], history, everybody, tuesday))).toEqual(['team keel'])
  })

  test('a level nobody stands for is left out, and what was never sent asked nobody', () => {
    const history = [
      sent('team', 'keel', week(-2)),
      { ...sent('team', 'keel', week(-1)), isSent: false },
      sent('team', 'keel', week(-1)),
    ]
    const noLead = everybody.filter(({ type }) => type !== 'team_lead')
    expect(names(remindersDue([team('keel')], history, noLead, tuesday))).toEqual(['area_lead harbour'])
    expect(levelOf(team('keel'), history.slice(0, 2), () => true, tuesday)?.type).toBe('team')
    expect(remindersDue([team('keel')], [], [], tuesday)).toEqual([])
    expect(remindersDue([team('keel')], [], [reader('area_lead', 'harbour')], tuesday)).toEqual([])
  })

  test('an area hears of all its teams in one message', () => {
    const history = ['keel', 'mast'].flatMap(id =>
      [-4, -3]
        .map(index => sent('team', id, week(index)))
        .concat([-2, -1].map(index => sent('team_lead', id, week(index)))),
    )
    const readers = [...everybody, reader('team', 'mast'), reader('team_lead', 'mast')]
    const due = remindersDue([team('keel'), team('mast')], history, readers, tuesday)
    expect(due.map(({ reader, teams }) => [reader.id, teams])).toEqual([['harbour', ['keel', 'mast']]])
  })

  test('who leads two teams is asked about one a week, the other the week after', () => {
    const same = ['same@example.com']
    const readers = [reader('team_lead', 'keel', same), reader('team_lead', 'mast', same)]
    const first = remindersDue([team('keel'), team('mast')], [], readers, tuesday)
    expect(names(first)).toEqual(['team_lead keel'])
    const history = [{ ...sent('team_lead', 'keel', tuesday), addresses: same }]
    expect(remindersDue([team('keel'), team('mast')], history, readers, tuesday + 24 * hourMs)).toEqual([])
  })
})

test('law: no address ever hears more than one reminder a week, and none is about a consistent team', () => {
  const addresses = ['a', 'b', 'c']
  const teams = ['keel', 'mast', 'rudder']
  const zones = ['UTC', 'Europe/Madrid', 'Pacific/Auckland', 'America/St_Johns']
  const types = ['team', 'team_lead', 'area_lead'] as const
  const readersOf = fc.uniqueArray(
    fc.record({
      type: fc.constantFrom(...types),
      id: fc.constantFrom(...teams, 'harbour'),
      addresses: fc.uniqueArray(fc.constantFrom(...addresses), { minLength: 1, maxLength: 2 }),
      zone: fc.constantFrom(...zones),
      holiday: fc.constantFrom('2026-10-27', '2026-10-28', ''),
    }),
    { selector: ({ type, id }) => `${type} ${id}`, maxLength: 9 },
  )
  const days = fc.array(
    fc.record({
      steps: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }),
      questions: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
      reports: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
      // How late each is sent: at once, hours later, or never.
      lateHours: fc.constantFrom(0, 0, 3, 20, null),
    }),
    { minLength: 5, maxLength: 25 },
  )
  fc.assert(
    fc.property(readersOf, days, (made, plan) => {
      const readers: Reader[] = made.map(({ holiday, ...one }) => ({
        ...one,
        isHoliday: day => day === holiday,
      }))
      const history: PastReminder[] = []
      const lastReportAt: (number | null)[] = [null, null, null]
      let now = Date.parse('2026-10-19T00:00:00Z')
      for (const { steps, questions, reports, lateHours } of plan)
        for (const hours of steps) {
          now += hours * hourMs
          const asked = teams.map((name, index) =>
            team(name, { questions: questions[index]!, lastReportAt: lastReportAt[index]! }),
          )
          const due = remindersDue(asked, history, readers, now)
          for (const { reader, teams: about } of due) {
            for (const one of about)
              expect(asked.find(({ team }) => team === one)!.questions).toBeGreaterThan(0)
            history.push({
              type: reader.type,
              id: reader.id,
              addresses: reader.addresses,
              at: now + (lateHours ?? 0) * hourMs,
              isSent: lateHours !== null,
            })
          }
          reports.forEach((dice, index) => {
            if (dice === 0) lastReportAt[index] = now
          })
        }
      for (const one of addresses) {
        const told = history
          .filter(past => past.addresses.includes(one))
          .map(({ at }) => at)
          .sort((a, b) => a - b)
        told.forEach((at, index) => {
          if (index > 0) expect(at - told[index - 1]!).toBeGreaterThanOrEqual(weekMs - hourMs)
        })
      }
    }),
    { numRuns: 150 },
  )
})

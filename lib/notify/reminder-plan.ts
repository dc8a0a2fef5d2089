import { selectContactAddresses } from '#db/queries/select-contact-addresses.ts'
import { type MessageRow, selectMessagesSince } from '#db/queries/select-messages.ts'
import type { Reader } from '#lib/domain/notify/reader.ts'
import {
  type AskedTeam,
  type DueReminder,
  type PastReminder,
  remindersDue,
} from '#lib/domain/notify/reminder.ts'
import type { ReportStanding } from '#lib/domain/report/report-standing.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { allReportStandings } from '#lib/read/report-standings-in.ts'
import type { NotifyGround } from './notify-ground.ts'
import { readersOf } from './readers.ts'

/** As far back as reminders hang together: two to each of three levels, three weeks apart at most. */
const lookBackMs = 26 * weekMs

/** What is needed to say who is asked, and why others are not. */
export type ReminderPlan = {
  teams: AskedTeam[]
  standings: ReadonlyMap<string, ReportStanding>
  readers: Reader[]
  history: PastReminder[]
  due: DueReminder[]
}

/** Who is to be reminded at this instant, from reports, events and what was sent before. */
export async function reminderPlan(ground: NotifyGround): Promise<ReminderPlan> {
  const { question } = ground
  const { now, world } = question
  const standings = await allReportStandings(question)
  const teams = standings.map(({ team, questions, latest }) => ({
    team,
    area: world.teams.get(team)?.area ?? null,
    questions: questions.length,
    lastReportAt: latest?.recordedAt ?? null,
  }))
  const readers = readersOf(ground, 'reminder')
  const history = await historyOf(ground, readers)
  return {
    teams,
    standings: new Map(standings.map(one => [one.team, one])),
    readers,
    history,
    due: remindersDue(teams, history, readers, now),
  }
}

/** Reminders that reached somebody, and those that still may: the latter count as if they were sent now. */
async function historyOf(
  { question, addressKey }: NotifyGround,
  readers: readonly Reader[],
): Promise<PastReminder[]> {
  const { context, now } = question
  const { pool } = context.db
  const rows = await selectMessagesSince(pool, 'reminder', now - lookBackMs)
  const reached = await selectContactAddresses(pool, [...new Set(rows.flatMap(row => row.deliveredTo))])
  const keys = new Map(reached.map(contact => [contact.id, addressKey(contact)]))
  const current = new Map(readers.map(({ type, id, addresses }) => [`${type} ${id}`, addresses]))
  return rows.flatMap((row): PastReminder[] => {
    const isOpen = row.sentAt === null && row.droppedAt === null
    const own = row.deliveredTo.flatMap(id => keys.get(id) ?? [])
    const subject = { type: row.subjectType, id: row.subjectId }
    if (isOpen) {
      const waiting = current.get(`${row.subjectType} ${row.subjectId}`) ?? []
      return [{ ...subject, at: now, isSent: false, addresses: [...new Set([...own, ...waiting])] }]
    }
    return own.length === 0 ? [] : [{ ...subject, at: sentAtOf(row), isSent: true, addresses: own }]
  })
}

const sentAtOf = ({ sentAt, droppedAt, createdAt }: MessageRow): number => sentAt ?? droppedAt ?? createdAt

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, withTransaction } from '#db/client.ts'
import { dropMessage } from '#db/queries/change-message.ts'
import { insertMessages, type MessageSubject, type NewMessage } from '#db/queries/insert-outbox.ts'
import { selectContacts } from '#db/queries/select-contacts.ts'
import { selectMessageKeys, selectWaitingMessages } from '#db/queries/select-messages.ts'
import { selectOfficeZones } from '#db/queries/select-office-zones.ts'
import { releaseLease, takeLease } from '#db/queries/take-lease.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { reportLinkPath, signReportLink } from '#lib/auth/report-link.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import { isDigestTime } from '#lib/domain/notify/digest.ts'
import { isTimeZone, localTime } from '#lib/domain/notify/local-time.ts'
import type { Reader } from '#lib/domain/notify/reader.ts'
import { isReminderTime } from '#lib/domain/notify/reminder.ts'
import type { ReportStanding } from '#lib/domain/report/report-standing.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatWeek, weekOfDay } from '#lib/domain/time/iso-week.ts'
import { log } from '#lib/log/log.ts'
import { digestLines, digestReaders, digestText, isDigestDue, readerName } from '#lib/notify/digest-plan.ts'
import { type NotifyGround, notifyGround } from '#lib/notify/notify-ground.ts'
import { reminderPlan } from '#lib/notify/reminder-plan.ts'
import { reminderText } from '#lib/notify/reminder-text.ts'
import { insertReportLinkIn, mostLinkDays } from '#lib/record/record-report-link.ts'
import { addressKey } from '#lib/server/notify/webhook-seal.ts'
import type { LoopContext } from './loop.ts'

const everyMs = 120_000
const lease = { name: 'plan messages', seconds: 300 }

/** Writes reminders and digests into the outbox as their hour comes where their readers are. One worker of many at a time. */
export async function runPlanner({ db, signal }: LoopContext): Promise<void> {
  const holder = `${hostname()}/${process.pid}/${randomUUID()}`
  while (!signal.aborted) {
    if ((await takeLease(db.pool, { ...lease, holder })) !== null) {
      const written = await planMessages(db, Date.now())
      if (written > 0) log.info({ messages: written }, 'Reminders and digests were written.')
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
  await releaseLease(db.pool, lease.name, holder).catch(() => {})
}

/** The same at one instant; told again, it writes nothing twice. How many were written. */
export async function planMessages(db: Database, now: number): Promise<number> {
  if (!(await isTimeSomewhere(db, now))) return 0
  const ground = await notifyGround(db, now, addressKey)
  return (await writeReminders(db, ground)) + (await writeDigests(db, ground))
}

/** The company is read only where somebody is to be told, in the hours that matter where anybody may be. */
async function isTimeSomewhere(db: Database, now: number): Promise<boolean> {
  const contacts = await selectContacts(db.pool)
  if (contacts.length === 0) return false
  const own = contacts.flatMap(({ timeZone }) => (timeZone === null ? [] : [timeZone]))
  const zones = new Set(['UTC', ...own, ...(await selectOfficeZones(db.pool))])
  return [...zones]
    .filter(isTimeZone)
    .some(zone => isDigestTime(now, zone) || isReminderTime(now, { zone, isHoliday: () => false }))
}

const keyOf = (kind: 'reminder' | 'digest', { type, id, zone }: Reader, now: number): string =>
  `${kind}/${type}${id === '' ? '' : `/${id}`}/${formatWeek(weekOfDay(localTime(now, zone).on))}`

const subjectOf = ({ type, id }: Reader): MessageSubject =>
  type === 'leaders' || type === 'road_team' ? { type, id: '' } : { type, id }

async function writeReminders(db: Database, ground: NotifyGround): Promise<number> {
  const { question } = ground
  const { due, standings } = await reminderPlan(ground)
  await dropAnswered(db, ground, standings)
  const words = {
    standings,
    nameOf: (team: string) => question.world.teams.get(team)?.name ?? team,
    from: platformNames(question.migration).from,
  }
  let written = 0
  for (const one of due)
    written += await writeOnce(
      db,
      ground,
      keyOf('reminder', one.reader, question.now),
      one.teams,
      linkOf => ({
        kind: 'reminder',
        subject: subjectOf(one.reader),
        ...reminderText(one, { ...words, linkOf }),
      }),
    )
  return written
}

/** A reply stops what has not gone out yet, and so does a question that answered itself. */
async function dropAnswered(
  db: Database,
  { question: { world, now } }: NotifyGround,
  standings: ReadonlyMap<string, ReportStanding>,
): Promise<void> {
  const isAskable = ({ questions, latest }: ReportStanding, since: number) =>
    questions.length > 0 && (latest === null || latest.recordedAt <= since)
  for (const { id, subjectType, subjectId, createdAt } of await selectWaitingMessages(db.pool, 'reminder')) {
    const about = [...standings.values()].filter(({ team }) =>
      subjectType === 'area_lead' ? world.teams.get(team)?.area === subjectId : team === subjectId,
    )
    if (!about.some(standing => isAskable(standing, createdAt)))
      await dropMessage(db.pool, id, 'Answered before it was sent.', now)
  }
}

async function writeDigests(db: Database, ground: NotifyGround): Promise<number> {
  const { question } = ground
  let written = 0
  for (const reader of digestReaders(ground).filter(one => isDigestDue(one, question.now))) {
    const key = keyOf('digest', reader, question.now)
    if ((await selectMessageKeys(db.pool, [key])).length > 0) continue
    const placeholder = (team: string) => `/report/${encodeURIComponent(team)}`
    const lines = await digestLines(ground, reader, placeholder)
    if (lines === null || lines.length === 0) continue
    const asked = lines.some(({ answer }) => answer?.link.startsWith('/report/'))
    const team = reader.type === 'person' ? (ground.persons.get(reader.id)?.team ?? null) : reader.id
    written += await writeOnce(db, ground, key, asked && team !== null ? [team] : [], linkOf => ({
      kind: 'digest',
      subject: subjectOf(reader),
      ...digestText(
        readerName(ground, reader),
        lines.map(line =>
          line.answer?.link.startsWith('/report/') && team !== null
            ? { ...line, answer: { ...line.answer, link: linkOf(team) } }
            : line,
        ),
      ),
    }))
  }
  return written
}

/** One message with the signed links in it, in one transaction; nothing where its key is there already. */
async function writeOnce(
  db: Database,
  { question: { now, migration } }: NotifyGround,
  key: string,
  teams: readonly string[],
  compose: (linkOf: (team: string) => string) => Pick<NewMessage, 'kind' | 'subject' | 'title' | 'body'>,
): Promise<number> {
  const { secret } = authSettings(process.env)
  const viewer = { kind: 'token' as const, id: '', name: 'Landfall', scopes: [] }
  return withTransaction(db, async client => {
    if ((await selectMessageKeys(client, [key])).length > 0) return 0
    const links = new Map<string, string>()
    // A message about many teams leads to their pages, where who reads it signs in.
    if (teams.length === 1)
      for (const team of teams) {
        const expiresAt = now + mostLinkDays * dayMs
        const link = await insertReportLinkIn(
          client,
          { viewer, now },
          { team, migration: migration.id, expiresAt },
        )
        links.set(team, reportLinkPath(team, signReportLink(link, secret)))
      }
    const linkOf = (team: string) => links.get(team) ?? `/teams/${encodeURIComponent(team)}`
    await insertMessages(client, now, [{ key, ...compose(linkOf), sendAfterAt: now }])
    return 1
  })
}

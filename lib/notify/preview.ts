import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { Reader } from '#lib/domain/notify/reader.ts'
import { capMs, isReminderTime, levelOf } from '#lib/domain/notify/reminder.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatDay } from '#lib/format/date.ts'
import type { MessagePreviewAnswer } from '#lib/read/answers/messages-answer.ts'
import { InvalidFilter } from '#lib/read/read-error.ts'
import { digestLines, digestText, isDigestDue, readerName } from './digest-plan.ts'
import { formatText } from './message-text.ts'
import type { NotifyGround } from './notify-ground.ts'
import { readersOf } from './readers.ts'
import { type ReminderPlan, reminderPlan } from './reminder-plan.ts'
import { reminderText } from './reminder-text.ts'

type Subject = Pick<Reader, 'type' | 'id'>
const types: Reader['type'][] = ['team', 'team_lead', 'area_lead', 'leaders', 'road_team', 'person']

/** `team:gangway`, `leaders`. Throws InvalidFilter. */
export function decodeSubject(text: string): Subject {
  const [name = '', ...rest] = text.split(':')
  const type = types.find(one => one === name)
  const id = rest.join(':')
  const hasId = type !== 'leaders' && type !== 'road_team'
  if (type === undefined || hasId !== (id !== ''))
    throw new InvalidFilter(
      'subject',
      'Give team:<id>, team_lead:<id>, area_lead:<id>, person:<id>, leaders or road_team.',
    )
  return { type, id }
}

/** The path of a report in previews: the signed link is made when the message is written. */
const linkOf = (team: string): string => `/report/${encodeURIComponent(team)}?link=…`

/** Exactly what would be sent now, or why nothing would be. */
export async function previewMessage(
  ground: NotifyGround,
  kind: 'reminder' | 'digest',
  subject: Subject,
  baseUrl: string,
): Promise<MessagePreviewAnswer> {
  const reader = readersOf(ground, kind).find(one => one.type === subject.type && one.id === subject.id)
  const isSet = ground.contacts.some(one => one.subjectType === subject.type && one.subjectId === subject.id)
  const found =
    kind === 'digest'
      ? await previewDigest(ground, subject, reader)
      : await previewReminder(ground, subject, reader)
  const nobody = isSet ? 'They do not want these messages.' : 'Nobody to send to: no contact is set.'
  return {
    kind,
    subject,
    timeZone: reader?.zone ?? 'UTC',
    hasContact: isSet,
    why: reader === undefined && found.content !== null ? nobody : found.why,
    title: found.content?.title ?? null,
    text: found.content === null ? null : formatText({ kind, ...found.content }, baseUrl),
  }
}

type Found = { why: string; content: { title: string; body: string } | null }
const nothing = (why: string): Found => ({ why, content: null })

async function previewDigest(
  ground: NotifyGround,
  subject: Subject,
  reader: Reader | undefined,
): Promise<Found> {
  const lines = await digestLines(ground, subject, linkOf)
  if (lines === null)
    return nothing('There is no digest for them: they have never signed in, or have no team.')
  if (lines.length === 0) return nothing('Nothing changed in the last seven days: none is sent.')
  const why =
    reader !== undefined && isDigestDue(reader, ground.question.now)
      ? 'It is Monday morning there: this is what goes out today.'
      : `Goes out on Monday at 08:00 (${reader?.zone ?? 'UTC'}), with what changed until then.`
  return { why, content: digestText(readerName(ground, subject), lines) }
}

async function previewReminder(
  ground: NotifyGround,
  subject: Subject,
  reader: Reader | undefined,
): Promise<Found> {
  const { now, world, migration } = ground.question
  const { type, id } = subject
  if (type !== 'team' && type !== 'team_lead' && type !== 'area_lead')
    return nothing('Reminders go to teams, their leads and those of areas.')
  const plan = await reminderPlan(ground)
  const about = plan.teams.filter(({ team, area }) => (type === 'area_lead' ? area === id : team === id))
  const asked = about.filter(({ questions }) => questions > 0)
  if (asked.length === 0) return nothing(whyNothing(plan, type, id))
  const teams = asked.filter(team => {
    const level = levelOf(
      team,
      plan.history,
      (kind, one) => hasReader(plan, kind, one) || (kind === type && one === id),
      now,
    )
    return level?.type === type
  })
  if (teams.length === 0) return nothing(whyOther(plan, asked[0]!.team, type, now, asked[0]!))
  const content = reminderText(
    {
      reader: reader ?? { type, id, addresses: [], zone: 'UTC', isHoliday: () => false },
      teams: teams.map(({ team }) => team),
    },
    {
      standings: plan.standings,
      nameOf: team => world.teams.get(team)?.name ?? team,
      from: platformNames(migration).from,
      linkOf,
    },
  )
  return { why: reader === undefined ? '' : whenReminded(plan, reader, now), content }
}

const hasReader = ({ readers }: ReminderPlan, type: string, id: string): boolean =>
  readers.some(reader => reader.type === type && reader.id === id)

function whyNothing({ standings }: ReminderPlan, type: string, id: string): string {
  if (type === 'area_lead') return 'Nothing to ask: no team of the area leaves a question open.'
  const standing = standings.get(id)
  if (standing === undefined) return 'Nothing to ask: the team has no service in scope.'
  if (standing.isFinished) return 'Nothing to ask: nothing of the team is left.'
  return 'Nothing to ask: the team’s report agrees with what events show.'
}

function whyOther(
  plan: ReminderPlan,
  team: string,
  type: string,
  now: number,
  asked: ReminderPlan['teams'][number],
): string {
  const level = levelOf(asked, plan.history, (kind, one) => hasReader(plan, kind, one), now)
  if (level === null)
    return 'Nobody below could be asked, or everybody was asked twice and nobody answered: after three weeks it begins anew.'
  const names = {
    team: 'the team itself',
    team_lead: 'the lead of the team',
    area_lead: 'the lead of the area',
  }
  return type === 'team'
    ? `${team} was asked twice in vain: now ${names[level.type]} is asked.`
    : `Not yet: ${names[level.type]} is asked first.`
}

function whenReminded({ history }: ReminderPlan, reader: Reader, now: number): string {
  const last = Math.max(
    ...history
      .filter(({ addresses }) => addresses.some(one => reader.addresses.includes(one)))
      .map(({ at }) => at),
  )
  if (now - last < capMs)
    return `Not before ${formatDay(dayOf(last + capMs))}: these addresses had a reminder less than a week ago.`
  return isReminderTime(now, reader)
    ? 'It is the hour for it there: this goes out within minutes.'
    : `Goes out on the next working Tuesday, Wednesday or Thursday from 09:00 (${reader.zone}), if it is still open.`
}

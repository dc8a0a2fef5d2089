import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { insertContact, withdrawContact } from '#db/queries/insert-contact.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { type ContactRow, selectContact, selectContacts } from '#db/queries/select-contacts.ts'
import { selectPersons } from '#db/queries/select-persons.ts'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { isOwnContact, maySetContact } from '#lib/domain/access/may-set-contact.ts'
import { isTimeZone } from '#lib/domain/notify/local-time.ts'
import { nameField, reasonField } from './act-fields.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, type RecordAct } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

export const contactSubjectSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['team', 'team_lead', 'area_lead', 'person']), id: nameField }),
  z.strictObject({ type: z.enum(['leaders', 'road_team']), id: z.literal('').default('') }),
])
export const silenceable = ['digest', 'reminder'] as const

/** Where somebody is reached: a mail address, or an incoming webhook of a chat. */
export const newContactSchema = z.strictObject({
  subject: contactSubjectSchema,
  channel: z.enum(['mail', 'chat']),
  name: nameField.nullish(),
  /** Of `mail`; people who set their own leave it out: it is the address they signed in with. */
  mail: z.email().max(200).nullish(),
  /** Of `chat`; without it the one that stands is kept. */
  webhook: z.string().trim().min(8).max(1_000).nullish(),
  timeZone: z.string().refine(isTimeZone, 'is no time zone such as Europe/Madrid').nullish(),
  optedOut: z.array(z.enum(silenceable)).max(2).default([]),
  reason: reasonField.nullish(),
})
export type NewContact = z.output<typeof newContactSchema>

/** Seals and opens webhooks for the id of their contact; `fault`: what is wrong with an address, null: nothing. */
export type WebhookTools = {
  seal(url: string, contact: string): Uint8Array
  open(contact: ContactRow): string
  fault(url: string): string | null
}

const refusal = 'Admins set contacts; everybody sets their own.'
const invalid = (path: string, message: string): ActRefused =>
  new ActRefused('invalid', 'The contact cannot be reached like that; `issues` says why.', [
    { path, message },
  ])

/** Says where a subject is reached from now on. Its id. Throws ActRefused. */
export async function recordContact(
  act: RecordAct,
  input: NewContact,
  webhooks: WebhookTools,
): Promise<string> {
  const { db, viewer, now } = act
  const { subject, channel, optedOut, reason = null } = input
  requireAllowed(viewer, maySetContact(viewer, subject), refusal)
  await requireContactSubject(act, subject)
  const id = randomUUID()
  const row: ContactRow = {
    id,
    recordedAt: now,
    recordedBy: authorOf(viewer),
    reason,
    subjectType: subject.type,
    subjectId: subject.id,
    channel,
    name: input.name ?? null,
    mail: channel === 'mail' ? await mailOf(act, input) : null,
    sealedWebhook: channel === 'chat' ? await sealedWebhook(act, input, id, webhooks) : null,
    timeZone: input.timeZone ?? null,
    optedOut,
  }
  await withTransaction(db, async client => {
    await insertContact(client, row)
    await appendAudit(client, {
      at: now,
      actor: row.recordedBy,
      action: 'contact.set',
      objectType: subject.type,
      objectId: subject.id,
      // The log is read by more people than addresses are.
      detail: { contact: id, channel, optedOut, timeZone: row.timeZone, reason },
    })
  })
  return id
}

/** People who set their own contact are written to where they signed in from: nobody enters somebody else's address. */
async function mailOf({ db, viewer }: RecordAct, { subject, mail }: NewContact): Promise<string> {
  if (mayAdminister(viewer) && mail != null) return mail
  if (mail != null) throw invalid('/mail', 'is the address you signed in with: leave it out')
  const [person] = subject.type === 'person' ? await selectPersons(db.pool, [subject.id]) : []
  const own = person?.email ?? null
  if (own === null || !z.email().safeParse(own).success)
    throw invalid('/mail', subject.type === 'person' ? 'is not known: the sign-in told none' : 'is needed')
  return own
}

async function sealedWebhook(
  { db, viewer }: RecordAct,
  { subject, webhook }: NewContact,
  id: string,
  webhooks: WebhookTools,
): Promise<Uint8Array> {
  requireAllowed(viewer, mayAdminister(viewer), 'Admins set webhooks.')
  if (webhook != null) {
    const fault = webhooks.fault(webhook)
    if (fault !== null) throw invalid('/webhook', fault)
    return webhooks.seal(webhook, id)
  }
  const standing = (await selectContacts(db.pool, subject)).find(({ channel }) => channel === 'chat')
  if (standing === undefined) throw invalid('/webhook', 'is needed')
  try {
    return webhooks.seal(webhooks.open(standing), id)
  } catch {
    throw invalid('/webhook', 'cannot be opened any more: give it anew')
  }
}

async function requireContactSubject(
  { db, viewer }: RecordAct,
  subject: NewContact['subject'],
): Promise<void> {
  const { type, id } = subject
  if (type === 'leaders' || type === 'road_team' || isOwnContact(viewer, subject)) return
  if (type === 'person') {
    if ((await selectPersons(db.pool, [id])).length === 0) throw invalid('/subject/id', 'has never signed in')
    return
  }
  const { areas, teams, services } = await selectCatalog(db.pool)
  const isKnown =
    type === 'area_lead'
      ? areas.some(area => area.id === id) || teams.some(({ area }) => area === id)
      : teams.some(team => team.id === id) || services.some(({ team }) => team === id)
  if (!isKnown) throw invalid('/subject/id', `is no ${type === 'area_lead' ? 'area' : 'team'}`)
}

/** Takes a contact back: nothing is sent there any more. Throws ActRefused. */
export async function endContact(act: RecordAct, id: string, reason: string | null): Promise<void> {
  const { db, viewer, now } = act
  const contact = await requireContact(act, id)
  const by = authorOf(viewer)
  await withTransaction(db, async client => {
    await withdrawContact(client, contact, { at: now, by, reason })
    await appendAudit(client, {
      at: now,
      actor: by,
      action: 'contact.withdraw',
      objectType: contact.subjectType,
      objectId: contact.subjectId,
      detail: { contact: id, channel: contact.channel, reason },
    })
  })
}

/** A contact that stands and that the viewer may change. Throws ActRefused. */
export async function requireContact({ db, viewer }: RecordAct, id: string): Promise<ContactRow> {
  const contact = await selectContact(db.pool, id)
  const subject = { type: contact?.subjectType ?? '', id: contact?.subjectId ?? '' }
  requireAllowed(viewer, maySetContact(viewer, subject), refusal)
  if (contact === null) throw new ActRefused('not_found', 'There is no such contact.')
  if (contact.withdrawnAt !== null) throw new ActRefused('wrong_state', 'It was taken back already.')
  return contact
}

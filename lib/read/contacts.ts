import { selectCatalog } from '#db/queries/select-catalog.ts'
import { type ContactRow, selectContacts } from '#db/queries/select-contacts.ts'
import { selectPersons } from '#db/queries/select-persons.ts'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { isOwnContact } from '#lib/domain/access/may-set-contact.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ContactsAnswer } from './answers/contacts-answer.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

/** Where people are reached. `mailServer`: as configured; its host is told to admins. Throws ReadErrors. */
export async function readContacts(
  { db, viewer }: ReadContext,
  mailServer: { host: string; from: string } | null,
): Promise<ContactsAnswer> {
  requireReader(viewer)
  const isAdmin = mayAdminister(viewer)
  const contacts = await selectContacts(db.pool)
  const own = viewer.kind === 'person' ? [viewer.id] : []
  const ids = contacts.filter(({ subjectType }) => subjectType === 'person').map(one => one.subjectId)
  const persons = new Map((await selectPersons(db.pool, [...ids, ...own])).map(one => [one.id, one]))
  const { areas, teams } = await selectCatalog(db.pool)
  const teamNames = new Map(teams.map(({ id, name }) => [id, name ?? id]))
  const areaNames = new Map(areas.map(({ id, name }) => [id, name ?? id]))
  const nameOf = ({ subjectType: type, subjectId: id }: ContactRow): string =>
    (type === 'person'
      ? persons.get(id)?.name
      : type === 'area_lead'
        ? areaNames.get(id)
        : teamNames.get(id)) ?? id
  return {
    mailServer:
      mailServer === null ? null : { host: isAdmin ? mailServer.host : null, from: mailServer.from },
    mayEdit: isAdmin,
    me: own.flatMap(id => (persons.has(id) ? [{ id, mail: persons.get(id)!.email }] : []))[0] ?? null,
    items: contacts.flatMap(row => {
      const subject = { type: row.subjectType, id: row.subjectId }
      const isOwn = isOwnContact(viewer, subject)
      // Who of the company is a person with a contact is that person's business.
      if (row.subjectType === 'person' && !isOwn && !isAdmin) return []
      const isShown = isAdmin || isOwn
      return [
        {
          id: isShown ? row.id : null,
          subject: { ...subject, name: nameOf(row) },
          channel: row.channel,
          name: isShown ? row.name : null,
          mail: isShown ? row.mail : null,
          timeZone: row.timeZone,
          optedOut: row.optedOut,
          since: formatInstant(row.recordedAt),
          by: row.recordedBy,
          isOwn,
        },
      ]
    }),
  }
}

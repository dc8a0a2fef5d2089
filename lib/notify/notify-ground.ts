import type { Database } from '#db/client.ts'
import { type ContactRow, selectContacts } from '#db/queries/select-contacts.ts'
import { type PersonRow, selectPersons } from '#db/queries/select-persons.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { ask, type Question } from '#lib/read/ask.ts'
import type { AddressKey } from './readers.ts'

/** What reminders and digests are made from. `question`: the whole company, now. */
export type NotifyGround = {
  question: Question
  contacts: ContactRow[]
  /** Persons with a contact, by id: their last session says what their digest is about. */
  persons: ReadonlyMap<string, PersonRow>
  addressKey: AddressKey
}

/** The company now with everybody who may be told something, read as Landfall itself. Throws ReadErrors. */
export async function notifyGround(db: Database, now: number, addressKey: AddressKey): Promise<NotifyGround> {
  const viewer = { kind: 'token' as const, id: '', name: 'Landfall', scopes: ['read'] }
  const question = await ask({ db, viewer, now }, noFilters)
  const contacts = await selectContacts(db.pool)
  const ids = contacts.filter(({ subjectType }) => subjectType === 'person').map(one => one.subjectId)
  const persons = new Map((await selectPersons(db.pool, ids)).map(one => [one.id, one]))
  return { question, contacts, persons, addressKey }
}

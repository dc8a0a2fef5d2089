import type { MessageKind } from '#db/queries/insert-outbox.ts'
import type { ContactRow } from '#db/queries/select-contacts.ts'
import { zoneOf } from '#lib/domain/notify/local-time.ts'
import type { Reader } from '#lib/domain/notify/reader.ts'
import { holidaysOf } from '#lib/read/holidays.ts'
import type { NotifyGround } from './notify-ground.ts'

/** Tells two addresses apart; who composes knows how to open those that are sealed. */
export type AddressKey = (contact: Pick<ContactRow, 'id' | 'mail' | 'sealedWebhook'>) => string

/** Who wants messages of a kind and where, by subject. */
export function readersOf(
  { question: { world }, contacts, persons, addressKey }: NotifyGround,
  kind: MessageKind,
): Reader[] {
  const bySubject = Map.groupBy(
    contacts.filter(({ optedOut }) => !optedOut.includes(kind)),
    ({ subjectType, subjectId }) => `${subjectType} ${subjectId}`,
  )
  return [...bySubject.values()].map(own => {
    const { subjectType, subjectId } = own[0]!
    const type = subjectType as Reader['type']
    const team =
      type === 'person' ? (persons.get(subjectId)?.team ?? null) : type.startsWith('team') ? subjectId : null
    const office = team === null ? null : (world.teams.get(team)?.office ?? null)
    const place = world.catalog.offices.find(({ id }) => id === office)
    return {
      type,
      id: subjectId,
      addresses: [...new Set(own.map(addressKey))],
      zone: zoneOf(own.find(({ timeZone }) => timeZone !== null)?.timeZone ?? null, place?.timeZone ?? null),
      isHoliday: holidaysOf(world, office),
    }
  })
}

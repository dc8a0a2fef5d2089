import { z } from 'zod'
import { selectRecord } from '#db/queries/select-records.ts'
import { selectReportedNames } from '#db/queries/select-reported-names.ts'
import { selectServiceOwner } from '#db/queries/select-service-owner.ts'
import { selectUnmappedServices } from '#db/queries/select-unmapped-services.ts'
import { mayMute } from '#lib/domain/access/may-mute.ts'
import { bleedingLists } from '#lib/domain/migration/bleeding.ts'
import { mutesOf } from '#lib/domain/migration/mute.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

/** A mute always ends; whoever still wants it then has to say so again. */
const mostDays = 366

/** Sets a service aside on one list, until the end of a day. */
export const newMuteSchema = z.strictObject({
  list: z.enum(bleedingLists),
  migration: nameField.optional(),
  /** A service's id, or `?<platform>/<name>` of a name nobody has mapped. */
  service: z.string().trim().min(1).max(400),
  untilOn: dayField,
  reason: reasonField,
})
export type NewMute = z.output<typeof newMuteSchema>

const notAllowed = 'Leaders, the road team and admins mute.'

/** Returns the record's id. Throws ActRefused. */
export async function recordMute(act: RecordAct, wish: NewMute): Promise<string> {
  const { viewer, db, now } = act
  requireAllowed(viewer, mayMute(viewer), notAllowed)
  const today = dayOf(now)
  if (wish.untilOn < today || wish.untilOn > addDays(today, mostDays))
    throw new ActRefused('invalid', 'A mute ends today or later, and within a year.', [
      { path: '/untilOn', message: wish.untilOn < today ? 'is over' : 'is more than a year ahead' },
    ])
  const migration = await requireMigrationNamed(db.pool, wish.migration)
  await requireListed(act, wish.service)
  return insertRecord(act, {
    kind: 'mutes',
    values: { list: wish.list, migration: migration.id, serviceId: wish.service, untilOn: wish.untilOn },
    reason: wish.reason,
    action: 'mute.add',
    about: { type: 'service', id: wish.service },
  })
}

/** A service of the catalogue, or a name that waits to be mapped: what the lists may name. */
async function requireListed({ db, now }: RecordAct, service: string): Promise<void> {
  const isKnown = service.startsWith('?')
    ? (await selectUnmappedServices(db.pool)).includes(service) || (await isReported({ db }, service))
    : (await selectServiceOwner(db.pool, service, now)) !== null
  if (!isKnown)
    throw new ActRefused('invalid', `There is no service ${service}.`, [
      { path: '/service', message: 'is not there' },
    ])
}

/** What a collector saw under a name has no facts of its own. */
async function isReported({ db }: Pick<RecordAct, 'db'>, service: string): Promise<boolean> {
  const reported = await selectReportedNames(db.pool)
  return reported.some(({ platform, name }) => `?${platform}/${name}` === service)
}

/** Ends a mute now; it held until then. Throws ActRefused. */
export async function endMute(act: RecordAct, id: string, reason: string | null): Promise<void> {
  const { viewer, db, now } = act
  requireAllowed(viewer, mayMute(viewer), notAllowed)
  const record = await selectRecord(db.pool, 'mutes', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such mute.')
  const [mute] = mutesOf([record], record.migration)
  if (mute === undefined || mute.untilAt <= now)
    throw new ActRefused('wrong_state', 'This mute is over already.')
  const about = { type: 'service', id: record.serviceId }
  await withdrawRecord(act, { kind: 'mutes', id, reason, action: 'mute.end', about })
}

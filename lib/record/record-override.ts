import { z } from 'zod'
import { selectRecord, selectRecordsOf } from '#db/queries/select-records.ts'
import { mayOverride } from '#lib/domain/access/may-override.ts'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { overrideStanding, overridesAt } from '#lib/domain/migration/state-override.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { nameField, reasonField } from './act-fields.ts'
import { endOf, momentField } from './moment.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed, requireServiceNamed } from './require-subject.ts'

/** A state shown beside the computed one from now on, until a day or an instant. */
export const newOverrideSchema = z.strictObject({
  service: nameField,
  migration: nameField.optional(),
  state: z.enum(migrationStates),
  reason: reasonField,
  until: momentField,
})
export type NewOverride = z.output<typeof newOverrideSchema>

const notAllowed = 'Only admins set another state beside the computed one.'
const longestDays = 366

/** Shows another state for a while; evidence and figures stay. Returns its id and its last instant. Throws ActRefused. */
export async function recordOverride(
  act: RecordAct,
  input: NewOverride,
): Promise<{ id: string; untilAt: number }> {
  const { viewer, db, now } = act
  requireAllowed(viewer, mayOverride(viewer), notAllowed)
  const service = await requireServiceNamed(db.pool, input.service, now)
  const migration = await requireMigrationNamed(db.pool, input.migration)
  const untilAt = endOf(input.until)
  if (untilAt <= now || untilAt > now + longestDays * dayMs)
    throw new ActRefused('invalid', 'An override needs an end, at most a year ahead.', [
      { path: '/until', message: untilAt <= now ? 'must lie ahead' : 'lies more than a year ahead' },
    ])
  const standing = await selectRecordsOf(db.pool, 'stateOverrides', null)
  if (overridesAt(standing, migration.id, now).has(service.id))
    throw new ActRefused('wrong_state', 'The service has an override in force: end that one first.')
  const id = await insertRecord(act, {
    kind: 'stateOverrides',
    values: { serviceId: service.id, migration: migration.id, state: input.state, fromAt: now, untilAt },
    reason: input.reason,
    action: 'override.set',
    about: { type: 'service', id: service.id },
  })
  return { id, untilAt }
}

/** Ends an override now; that it was there stays known. Throws ActRefused. */
export async function endOverride(act: RecordAct, id: string, reason: string | null): Promise<void> {
  requireAllowed(act.viewer, mayOverride(act.viewer), notAllowed)
  const record = await selectRecord(act.db.pool, 'stateOverrides', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such override.')
  if (overrideStanding(record, act.now) !== 'in_force')
    throw new ActRefused('wrong_state', 'This override is over already.')
  const about = { type: 'service', id: record.serviceId }
  await withdrawRecord(act, { kind: 'stateOverrides', id, reason, action: 'override.end', about })
}

import { z } from 'zod'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayRecordPhase } from '#lib/domain/access/may-record-phase.ts'
import { phaseNames } from '#lib/domain/phase/phase.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

/** A phase of a migration from the start of a day until the next one begins. */
export const newPhaseSchema = z.strictObject({
  migration: nameField.optional(),
  phase: z.enum(phaseNames),
  from: dayField,
  reason: reasonField.optional(),
})
export type NewPhase = z.output<typeof newPhaseSchema>

const notAllowed = 'Only admins say in which phase a migration is.'

/** Dates the beginning of a phase. Returns the record's id. Throws ActRefused. */
export async function recordPhase(
  act: RecordAct,
  { migration, phase, from, reason }: NewPhase,
): Promise<string> {
  requireAllowed(act.viewer, mayRecordPhase(act.viewer), notAllowed)
  const { id } = await requireMigrationNamed(act.db.pool, migration)
  return insertRecord(act, {
    kind: 'phases',
    values: { migration: id, phase, fromOn: from },
    reason: reason ?? null,
    action: 'phase.begin',
    about: { type: 'migration', id },
  })
}

/** Takes a dated phase back; the one before it goes on. Throws ActRefused. */
export async function withdrawPhase(act: RecordAct, id: string, reason: string | null): Promise<void> {
  requireAllowed(act.viewer, mayRecordPhase(act.viewer), notAllowed)
  const record = await selectRecord(act.db.pool, 'phases', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such phase.')
  const about = { type: 'migration', id: record.migration }
  await withdrawRecord(act, { kind: 'phases', id, reason, action: 'phase.withdraw', about })
}

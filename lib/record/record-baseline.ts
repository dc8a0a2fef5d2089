import { z } from 'zod'
import { selectRecord } from '#db/queries/select-records.ts'
import { maySetScope } from '#lib/domain/access/may-set-scope.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { requireReason } from './record-scope.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

/** A day on which the baseline is frozen. The reason may be left out of a dry run alone. */
export const newBaselineSchema = z.strictObject({
  migration: nameField.optional(),
  on: dayField,
  reason: reasonField.optional(),
})
export type NewBaseline = z.output<typeof newBaselineSchema>

export function requireBaselineSetter(viewer: Viewer, on: string | null, now: number): void {
  requireAllowed(viewer, maySetScope(viewer), 'Only admins freeze a baseline.')
  if (on !== null && on > dayOf(now))
    throw new ActRefused('invalid', 'A baseline freezes a day that has begun.', [
      { path: '/on', message: 'lies ahead' },
    ])
}

/** Freezes the baseline of a day; the ones before it stay in the history. Returns the record's id. Throws ActRefused. */
export async function recordBaseline(act: RecordAct, input: NewBaseline): Promise<string> {
  requireBaselineSetter(act.viewer, input.on, act.now)
  const reason = requireReason(input.reason)
  const { id } = await requireMigrationNamed(act.db.pool, input.migration)
  return insertRecord(act, {
    kind: 'baselines',
    values: { migration: id, on: input.on },
    reason,
    action: 'baseline.freeze',
    about: { type: 'migration', id },
  })
}

/** Takes a frozen baseline back: the one before it counts again. Throws ActRefused. */
export async function withdrawBaseline(
  act: RecordAct,
  id: string,
  reason: string | undefined,
): Promise<void> {
  requireBaselineSetter(act.viewer, null, act.now)
  const why = requireReason(reason)
  const record = await selectRecord(act.db.pool, 'baselines', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such baseline.')
  const about = { type: 'migration', id: record.migration }
  await withdrawRecord(act, { kind: 'baselines', id, reason: why, action: 'baseline.withdraw', about })
}

import { z } from 'zod'
import { selectRecord } from '#db/queries/select-records.ts'
import { maySetScope } from '#lib/domain/access/may-set-scope.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

const names = z.array(nameField).min(1).max(500)

/** A scope rule as an act takes it; keys left out match everything. */
export const scopeRuleSchema = z.strictObject({
  kinds: names.optional(),
  stateless: z.boolean().optional(),
  environments: names.optional(),
  archetypes: names.optional(),
  areas: names.optional(),
  teams: names.optional(),
})

/** A new version of the scope rule. The reason may be left out of a dry run alone. */
export const newScopeSchema = z.strictObject({
  migration: nameField.optional(),
  from: dayField,
  scope: scopeRuleSchema,
  reason: reasonField.optional(),
})
export type NewScope = z.output<typeof newScopeSchema>

export const requireScopeSetter = (viewer: Viewer) =>
  requireAllowed(viewer, maySetScope(viewer), 'Only admins say what counts.')

const reasonMissing = () =>
  new ActRefused('invalid', 'Say why: this changes figures of the past.', [
    { path: '/reason', message: 'is required' },
  ])

/** The reason given, or a refusal without one. */
export function requireReason(reason: string | undefined): string {
  if (reason === undefined) throw reasonMissing()
  return reason
}

/** Puts a scope rule in force from a day on. Returns the record's id. Throws ActRefused. */
export async function recordScope(act: RecordAct, input: NewScope): Promise<string> {
  requireScopeSetter(act.viewer)
  const reason = requireReason(input.reason)
  const { id } = await requireMigrationNamed(act.db.pool, input.migration)
  return insertRecord(act, {
    kind: 'scopeVersions',
    values: { migration: id, fromOn: input.from, scope: input.scope },
    reason,
    action: 'scope.set',
    about: { type: 'migration', id },
  })
}

/** Takes a version of a scope rule back. Throws ActRefused. */
export async function withdrawScope(act: RecordAct, id: string, reason: string | undefined): Promise<void> {
  requireScopeSetter(act.viewer)
  const why = requireReason(reason)
  const record = await selectRecord(act.db.pool, 'scopeVersions', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such version of the scope rule.')
  const about = { type: 'migration', id: record.migration }
  await withdrawRecord(act, { kind: 'scopeVersions', id, reason: why, action: 'scope.withdraw', about })
}

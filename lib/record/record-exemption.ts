import { z } from 'zod'
import { hasPersonOfRole } from '#db/queries/has-person-of-role.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayApproveExemption, mayExempt } from '#lib/domain/access/may-exempt.ts'
import { exemptionEnd } from '#lib/domain/migration/exemption.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed, requireServiceNamed } from './require-subject.ts'

/** An exemption: whole days, both included; from today where `from` is left out. */
export const newExemptionSchema = z
  .strictObject({
    migration: nameField.optional(),
    service: nameField,
    from: dayField.optional(),
    until: dayField,
    reason: reasonField,
    /** Who approves: oneself, where one may, if left out. */
    approver: nameField.optional(),
  })
  .refine(({ from, until }) => from === undefined || from <= until, {
    path: ['until'],
    message: 'must not be before from',
  })
export type NewExemption = z.output<typeof newExemptionSchema>

const notAllowed = 'Leaders, the road team, admins and the owning team write down exemptions.'

/** Excuses a service until the end of a day. Returns the record's id. Throws ActRefused. */
export async function recordExemption(act: RecordAct, input: NewExemption): Promise<string> {
  const { viewer, db, now } = act
  const service = await requireServiceNamed(db.pool, input.service, now)
  requireAllowed(viewer, mayExempt(viewer, service.team), notAllowed)
  const from = input.from ?? dayOf(now)
  if (input.until < from)
    throw new ActRefused('invalid', 'It would end before it begins.', [
      { path: '/until', message: 'is before the first day' },
    ])
  const migration = await requireMigrationNamed(db.pool, input.migration)
  const approver = await requireApprover(act, input.approver)
  return insertRecord(act, {
    kind: 'exemptions',
    values: { serviceId: service.id, migration: migration.id, approver, fromOn: from, untilOn: input.until },
    reason: input.reason,
    action: 'exemption.add',
    about: { type: 'service', id: service.id },
  })
}

/** Who approves: a leader or an admin vouches for whom they name; others name one who has signed in as such. */
async function requireApprover({ viewer, db }: RecordAct, named: string | undefined): Promise<string> {
  if (mayApproveExemption(viewer)) return named ?? authorOf(viewer)
  if (named !== undefined && (await hasPersonOfRole(db.pool, named, ['leader', 'admin']))) return named
  throw new ActRefused('invalid', 'An exemption needs the approval of a leader or an admin.', [
    {
      path: '/approver',
      message: named === undefined ? 'is required' : 'is no leader or admin who signed in',
    },
  ])
}

/** Ends an exemption now: it counted until then. Throws ActRefused. */
export async function endExemption(act: RecordAct, id: string, reason: string): Promise<void> {
  const { viewer, db, now } = act
  const record = await selectRecord(db.pool, 'exemptions', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such exemption.')
  const { team } = await requireServiceNamed(db.pool, record.serviceId, now)
  requireAllowed(viewer, mayExempt(viewer, team), notAllowed)
  if (exemptionEnd(record) <= now) throw new ActRefused('wrong_state', 'This exemption is over already.')
  const about = { type: 'service', id: record.serviceId }
  await withdrawRecord(act, { kind: 'exemptions', id, reason, action: 'exemption.end', about })
}

import { z } from 'zod'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayDecide } from '#lib/domain/access/may-decide.ts'
import { decisions } from '#lib/domain/endgame/decision.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed, requireServiceNamed } from './require-subject.ts'

/** What becomes of a service that is left, by a day. `exempt` takes none: the exemption it points to has its own. */
export const newDecisionSchema = z
  .strictObject({
    migration: nameField.optional(),
    service: nameField,
    decision: z.enum(decisions),
    by: dayField.optional(),
    reason: reasonField.optional(),
  })
  .refine(({ decision, by }) => decision === 'exempt' || by !== undefined, {
    path: ['by'],
    message: 'is required: a decision has a day',
  })
  .refine(({ decision, by }) => decision !== 'exempt' || by === undefined, {
    path: ['by'],
    message: 'an exemption has its own end: excuse the service until then',
  })
export type NewDecision = z.output<typeof newDecisionSchema>

const notAllowed = 'Leaders, the road team, admins and the owning team decide.'

/** Decides for one service; the newest decision counts, earlier ones stay. Returns the record's id. Throws ActRefused. */
export async function recordDecision(act: RecordAct, input: NewDecision): Promise<string> {
  const { viewer, db, now } = act
  const service = await requireServiceNamed(db.pool, input.service, now)
  requireAllowed(viewer, mayDecide(viewer, service.team), notAllowed)
  if (input.by !== undefined && input.by < dayOf(now))
    throw new ActRefused('invalid', 'A decision is for a day to come.', [
      { path: '/by', message: 'is over already' },
    ])
  const migration = await requireMigrationNamed(db.pool, input.migration)
  return insertRecord(act, {
    kind: 'decisions',
    values: {
      serviceId: service.id,
      migration: migration.id,
      decision: input.decision,
      byOn: input.by ?? null,
    },
    reason: input.reason ?? null,
    action: 'decision.add',
    about: { type: 'service', id: service.id },
  })
}

/** Takes a decision back: it counted until now, and the one before it counts again. Throws ActRefused. */
export async function withdrawDecision(act: RecordAct, id: string, reason: string | null): Promise<void> {
  const { viewer, db, now } = act
  const record = await selectRecord(db.pool, 'decisions', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such decision.')
  const { team } = await requireServiceNamed(db.pool, record.serviceId, now)
  requireAllowed(viewer, mayDecide(viewer, team), notAllowed)
  const about = { type: 'service', id: record.serviceId }
  await withdrawRecord(act, { kind: 'decisions', id, reason, action: 'decision.withdraw', about })
}

import { z } from 'zod'
import { visitKinds } from '#lib/domain/visit/visit.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'

const agendaField = z
  .array(z.strictObject({ on: dayField, team: nameField, task: z.string().trim().min(1).max(300) }))
  .max(100)
const engineersField = z
  .array(nameField)
  .min(1)
  .max(20)
  .refine(ids => new Set(ids).size === ids.length, { message: 'names somebody twice' })
const inOrder = { path: ['to'], message: 'must not be before from' }

/** A visit as proposed, or made by hand. `reason`: why this office again while another waits. */
export const newVisitSchema = z
  .strictObject({
    migration: nameField.optional(),
    office: nameField,
    from: dayField,
    to: dayField,
    engineers: engineersField,
    agenda: agendaField,
    kind: z.enum(visitKinds),
    reason: reasonField.optional(),
  })
  .refine(({ from, to }) => from <= to, inOrder)
export type NewVisit = z.output<typeof newVisitSchema>

/** Any of it; an agenda left out moves with the days. */
export const changedVisitSchema = z
  .strictObject({
    from: dayField.optional(),
    to: dayField.optional(),
    engineers: engineersField.optional(),
    agenda: agendaField.optional(),
    kind: z.enum(visitKinds).optional(),
    reason: reasonField.optional(),
  })
  .refine(({ reason, ...changes }) => Object.values(changes).some(value => value !== undefined), {
    message: 'changes nothing',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, inOrder)
export type ChangedVisit = z.output<typeof changedVisitSchema>

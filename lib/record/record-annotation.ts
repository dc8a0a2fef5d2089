import { z } from 'zod'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayAnnotate } from '#lib/domain/access/may-annotate.ts'
import { type AnnotationSubject, annotationKinds } from '#lib/domain/annotation/annotation.ts'
import { nameField, reasonField } from './act-fields.ts'
import { beginOf, endOf, momentField } from './moment.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

/** Something that explains a chart or a timeline: of the company, or of one area, team or service. */
export const newAnnotationSchema = z
  .strictObject({
    kind: z.enum(annotationKinds),
    title: nameField,
    from: momentField,
    /** Left out or null: a moment, not a stretch. */
    to: momentField.nullish(),
    /** Left out or null: of all migrations. */
    migration: nameField.nullish(),
    area: nameField.nullish(),
    team: nameField.nullish(),
    service: nameField.nullish(),
    reason: reasonField.optional(),
  })
  .refine(({ area, team, service }) => [area, team, service].filter(id => id != null).length <= 1, {
    message: 'is about one area, one team, one service or the company',
  })
  .refine(({ from, to }) => to == null || beginOf(from) <= endOf(to), {
    path: ['to'],
    message: 'must not be before from',
  })
export type NewAnnotation = z.output<typeof newAnnotationSchema>

const notAllowed = 'Leaders, the road team and admins write on the charts of everybody.'

/** Writes down a freeze, an incident or a note. Returns its id. Throws ActRefused. */
export async function recordAnnotation(act: RecordAct, input: NewAnnotation): Promise<string> {
  const { viewer, db } = act
  requireAllowed(viewer, mayAnnotate(viewer), notAllowed)
  const { kind, title, from, to, area = null, team = null, service = null } = input
  const { areas, teams, services } = await selectCatalog(db.pool)
  const check = (path: string, id: string | null, known: readonly { id: string }[]) => {
    if (id !== null && !known.some(row => row.id === id))
      throw new ActRefused('invalid', `There is no ${path} ${id}.`, [
        { path: `/${path}`, message: 'is not there' },
      ])
  }
  check('area', area, areas)
  check('team', team, teams)
  check('service', service, services)
  const migration = input.migration == null ? null : await requireMigrationNamed(db.pool, input.migration)
  return insertRecord(act, {
    kind: 'annotations',
    values: {
      migration: migration?.id ?? null,
      kind,
      title,
      fromAt: beginOf(from),
      toAt: to == null ? null : endOf(to),
      area,
      team,
      serviceId: service,
    },
    reason: input.reason ?? null,
    action: 'annotation.add',
    about: subjectOf({ area, team, service }),
  })
}

/** As the audit log names what it is about. */
function subjectOf({ area, team, service }: AnnotationSubject): { type: string; id: string } {
  if (service !== null) return { type: 'service', id: service }
  if (team !== null) return { type: 'team', id: team }
  return area !== null ? { type: 'area', id: area } : { type: 'company', id: 'company' }
}

/** Takes an annotation off the charts; links that froze a view keep it. Throws ActRefused. */
export async function withdrawAnnotation(act: RecordAct, id: string, reason: string | null): Promise<void> {
  requireAllowed(act.viewer, mayAnnotate(act.viewer), notAllowed)
  const record = await selectRecord(act.db.pool, 'annotations', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such annotation.')
  const about = { type: 'annotation', id }
  await withdrawRecord(act, { kind: 'annotations', id, reason, action: 'annotation.withdraw', about })
}

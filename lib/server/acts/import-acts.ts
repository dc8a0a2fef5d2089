import { z } from 'zod'
import { selectUnfinishedImport } from '#db/queries/import-jobs.ts'
import { importJob, importPreview } from '#lib/read/answers/import-answer.ts'
import { importJobAnswer } from '#lib/read/imports.ts'
import { startImport, stopImport } from '#lib/record/import-record.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { requireAdmin } from '#lib/record/require-admin.ts'
import { fingerprintBytes, fingerprintOf, sourceOfFile } from '../import/fingerprint.ts'
import { fileForms, formatPlan, rowKinds } from '../import/import-plan.ts'
import { planImport } from '../import/plan-import.ts'
import { fieldsOf, previewRows } from '../import/preview-import.ts'
import { type ActCall, defineAct } from './define-act.ts'

const base64 = z.base64().max(2 * 64 * 1024)
const pairs = z.record(z.string().max(100), z.string().max(200))
const file = z.strictObject({
  fileName: z.string().min(1).max(300),
  sizeBytes: z.int().min(0),
  /** The first and the last 64 KiB of the file as it is stored, in base64: what tells it from others, and how it is read. */
  head: base64,
  tail: base64,
  form: z.enum(fileForms).optional(),
  rows: z.enum(rowKinds).optional(),
  /** Of rows that name none; without: the file's name. */
  source: z.string().trim().min(1).max(200).optional(),
  /** Our field -> their column. */
  columns: pairs.optional(),
  /** What rows leave out. */
  set: pairs.optional(),
})

async function readFile(given: z.output<typeof file>) {
  const head = Buffer.from(given.head, 'base64')
  const isWhole = head.length >= given.sizeBytes
  const planned = await planImport(head, given, isWhole)
  if (!planned.ok)
    throw new ActRefused('invalid', planned.message, [{ path: '/head', message: planned.message }])
  const source = given.source ?? sourceOfFile(given.fileName)
  const tail = Buffer.from(given.tail, 'base64')
  const fingerprint = fingerprintOf(given.sizeBytes, head.subarray(0, fingerprintBytes), tail)
  const { plan } = planned
  const start = {
    fileName: given.fileName,
    fingerprint,
    format: formatPlan(plan),
    source,
    settings: plan as unknown as Record<string, unknown>,
    sizeBytes: given.sizeBytes,
  }
  return { plan, head: planned.head, isWhole: isWhole && plan.compression === 'none', start }
}

/** Files uploaded in the browser. Their content goes to `PUT /api/v1/imports/{id}/content`. */
export const importActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/imports/preview',
    summary: 'How a file would be read: form, columns, its first rows; nothing is taken in',
    body: file,
    answer: importPreview,
    async act({ viewer, db, now }, _, given) {
      requireAdmin(viewer)
      const { plan, head, isWhole, start } = await readFile(given)
      const held = await selectUnfinishedImport(db.pool, start)
      return {
        fingerprint: start.fingerprint,
        format: start.format,
        form: plan.form,
        source: start.source,
        header: plan.header,
        columns: plan.columns,
        fields: fieldsOf(plan),
        rows: await previewRows(head, plan, isWhole, start.source, now),
        resumesFromRow: held === null || held.rowsDone === 0 ? null : held.rowsDone,
      }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/imports',
    summary:
      'Begin to take a file in, or go on where the same file was left; then send its content from resumeAtByte',
    body: file,
    answer: importJob,
    status: 201,
    async act({ viewer, db, now }, _, given) {
      const { start } = await readFile(given)
      return importJobAnswer(await startImport(db, viewer, start, now), now)
    },
  }),
  {
    method: 'POST',
    path: '/api/v1/imports/[id]/stop',
    summary: 'Stop an import and keep what is in',
    body: null,
    answer: importJob,
    async act({ viewer, db, now }, { id }) {
      if (!z.uuid().safeParse(id).success) throw new ActRefused('not_found', 'There is no such import.')
      return importJobAnswer(await stopImport(db, viewer, id!, now), now)
    },
  },
]

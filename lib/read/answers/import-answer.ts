import { z } from 'zod'
import { count, wireInstant } from './shared.ts'

export const importJob = z.object({
  id: z.string(),
  fileName: z.string(),
  /** How its rows are read, in words. */
  format: z.string(),
  source: z.string(),
  /** `interrupted`: it says it runs and has not been heard of for a while. */
  state: z.enum(['running', 'interrupted', 'stopped', 'done', 'failed']),
  sizeBytes: count.nullable(),
  rowsDone: count,
  /** Of the file as stored; of a compressed one only how much was read. */
  bytesDone: count,
  /** Where to send it from to go on. */
  resumeAtByte: count,
  accepted: count,
  duplicate: count,
  conflict: count,
  ignored: count,
  rejected: count,
  error: z.string().nullable(),
  startedBy: z.string(),
  startedAt: wireInstant,
  updatedAt: wireInstant,
  finishedAt: wireInstant.nullable(),
})
export type ImportJobAnswer = z.infer<typeof importJob>

/** `GET /api/v1/imports`. */
export const importsAnswer = z.object({ items: z.array(importJob), nextCursor: z.string().nullable() })
export type ImportsAnswer = z.infer<typeof importsAnswer>

export const refusedRow = z.object({
  row: count,
  code: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  /** The row, or its beginning; bytes that are no UTF-8 are replaced. */
  text: z.string(),
  isCut: z.boolean(),
  /** What was made of it since: replayed or put aside. */
  resolution: z.string().nullable(),
})

/** `GET /api/v1/imports/{id}`: one import with its refused rows, a page at a time. */
export const importAnswer = importJob.extend({
  rejects: z.array(refusedRow),
  nextCursor: z.string().nullable(),
})
export type ImportAnswer = z.infer<typeof importAnswer>

/** `POST /api/v1/imports/preview`: the file as it would be read. */
export const importPreview = z.object({
  fingerprint: z.string(),
  format: z.string(),
  form: z.enum(['ndjson', 'json', 'csv']),
  source: z.string(),
  /** Of a table: its columns, and which fills which field. */
  header: z.array(z.string()).nullable(),
  columns: z.record(z.string(), z.string()),
  fields: z.array(z.string()),
  rows: z.array(
    z.object({
      row: count,
      /** What it would become: a deploy, a sample, why it is ignored or refused. */
      result: z.enum(['understood', 'ignored', 'rejected']),
      service: z.string().nullable(),
      place: z.string().nullable(),
      at: wireInstant.nullable(),
      text: z.string(),
    }),
  ),
  /** The same file read the same way, left unfinished: it goes on behind this row. */
  resumesFromRow: count.nullable(),
})
export type ImportPreview = z.infer<typeof importPreview>

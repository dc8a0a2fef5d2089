import { formatAge } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import type { ImportJobAnswer } from '#lib/read/answers/import-answer.ts'

/** How far an import was at a moment of the page's clock, ms. */
export type Sight = { at: number; bytes: number; rows: number }

const steadyMs = 10_000
const keptMs = 30_000

export const rowsOf = (job: ImportJobAnswer): number =>
  job.accepted + job.duplicate + job.conflict + job.ignored + job.rejected

/** Adds a sight and forgets those too old to say how fast it goes now. */
export function seeProgress(sights: readonly Sight[], sight: Sight): Sight[] {
  const last = sights.at(-1)
  if (last !== undefined && last.bytes === sight.bytes && last.rows === sight.rows) return [...sights]
  return [...sights.filter(({ at }) => sight.at - at <= keptMs), sight]
}

export type Pace = {
  /** 0..1 of the file; null where its length is not known. */
  doneShare: number | null
  /** Null until two sights tell it. */
  rowsPerSecond: number | null
  /** Null until it is steady. */
  leftMs: number | null
}

/** Speed and time left from what was seen; the time is held back until it was seen for ten seconds. */
export function paceOf(sights: readonly Sight[], sizeBytes: number | null): Pace {
  const [first, last] = [sights[0], sights.at(-1)]
  const doneShare = sizeBytes && last ? Math.min(1, last.bytes / sizeBytes) : null
  if (first === undefined || last === undefined || last.at === first.at)
    return { doneShare, rowsPerSecond: null, leftMs: null }
  const seconds = (last.at - first.at) / 1_000
  const bytesPerMs = (last.bytes - first.bytes) / (last.at - first.at)
  const isSteady = last.at - first.at >= steadyMs && bytesPerMs > 0 && sizeBytes !== null
  return {
    doneShare,
    rowsPerSecond: (last.rows - first.rows) / seconds,
    leftMs: isSteady ? Math.max(0, (sizeBytes - last.bytes) / bytesPerMs) : null,
  }
}

/** `12,400 rows · 3,100 rows a second · 40 s left`. */
export function progressSentence(job: ImportJobAnswer, { rowsPerSecond, leftMs }: Pace): string {
  const parts = [`${formatCount(rowsOf(job))} rows`]
  if (rowsPerSecond !== null && rowsPerSecond > 0)
    parts.push(`${formatCount(Math.round(rowsPerSecond))} rows a second`)
  if (leftMs !== null) parts.push(`${formatAge(leftMs)} left`)
  return parts.join(' · ')
}

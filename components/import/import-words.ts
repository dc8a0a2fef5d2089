import { formatCount } from '#lib/format/number.ts'
import type { ImportJobAnswer } from '#lib/read/answers/import-answer.ts'
import { rowsOf } from './import-progress.ts'

export const stateWords: Record<ImportJobAnswer['state'], string> = {
  running: 'running',
  interrupted: 'broken off',
  stopped: 'stopped',
  done: 'done',
  failed: 'failed',
}

const partWords = [
  ['accepted', 'taken in'],
  ['duplicate', 'in already'],
  ['conflict', 'under a taken key'],
  ['ignored', 'stored and not used'],
  ['rejected', 'refused'],
] as const

/** `1,240 rows = 1,200 taken in + 30 in already + 10 refused`. */
export function sumSentence(job: ImportJobAnswer): string {
  const parts = partWords.flatMap(([name, words]) =>
    job[name] > 0 ? [`${formatCount(job[name])} ${words}`] : [],
  )
  return `${formatCount(rowsOf(job))} rows${parts.length > 0 ? ` = ${parts.join(' + ')}` : ''}`
}

/** What an import came to, for the page's heading and its report. */
export function reportSentence(job: ImportJobAnswer): string {
  if (job.state === 'done')
    return job.rejected === 0 ? 'Every row is in.' : `${formatCount(job.rejected)} rows were refused.`
  const more = 'Choose the same file again to go on where it was left; what is in stays.'
  if (job.state === 'failed')
    return `It did not come to its end: ${job.error ?? 'no reason is known.'} ${more}`
  return `${job.error ?? 'Not all of it is in.'} ${more}`
}

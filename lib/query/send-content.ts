import type { ImportJobAnswer } from '#lib/read/answers/import-answer.ts'
import { problemOf } from './fetch-answer.ts'

/**
 * Sends a file's content from `offset` on, as the server takes it: the browser reads it from the disk piece by piece. It
 * lasts as long as the import does. Throws AnswerError for problems, and what `signal` was aborted with.
 */
export async function sendContent(
  id: string,
  file: Blob,
  offset: number,
  signal: AbortSignal,
): Promise<ImportJobAnswer> {
  const response = await fetch(`/api/v1/imports/${id}/content?offset=${offset}`, {
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: offset === 0 ? file : file.slice(offset),
    signal,
  })
  if (response.ok) return (await response.json()) as ImportJobAnswer
  throw await problemOf(response)
}

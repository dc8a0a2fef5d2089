import { problemOf } from './fetch-answer.ts'

const timeoutMs = 120_000

/** `POST /api/v1/<path>?<search>` with a file as its body, as the signed-in person. Throws AnswerError for problems. */
export async function sendFile<T>(path: string, search: URLSearchParams, file: Blob): Promise<T> {
  const response = await fetch(`/api/v1/${path}?${search}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'text/plain' },
    body: file,
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.ok) return (await response.json()) as T
  throw await problemOf(response)
}

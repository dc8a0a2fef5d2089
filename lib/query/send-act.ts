import { problemOf } from './fetch-answer.ts'

const timeoutMs = 30_000

/** Does an act: `POST /api/v1/<path>` and the like, as the signed-in person. Throws AnswerError for problems. */
export async function sendAct<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`/api/v1/${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.ok) return (await response.json()) as T
  throw await problemOf(response)
}

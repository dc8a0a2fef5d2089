import { problemOf } from './fetch-answer.ts'

const timeoutMs = 30_000

/**
 * Does an act: `POST /api/v1/<path>` and the like, as the signed-in person, or as who holds `link`, a signed report link. Throws
 * AnswerError for problems.
 */
export async function sendAct<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  link: string | null = null,
): Promise<T> {
  const response = await fetch(`/api/v1/${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(link === null ? {} : { authorization: `Bearer ${link}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.ok) return (await response.json()) as T
  throw await problemOf(response)
}

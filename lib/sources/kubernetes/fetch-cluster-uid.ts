import type { HttpClient } from '../collector.ts'
import { ApiError, describeAnswer } from './api-error.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import type { RawObject } from './raw-object.ts'

/**
 * What a cluster is, whatever it is called: the uid of its namespace kube-system. Null where we may not read it.
 * Throws `ApiError` on any other refusal: a server in trouble must not look like another cluster.
 */
export async function fetchClusterUid(
  client: HttpClient,
  { requestTimeoutMs }: Pick<KubernetesOptions, 'requestTimeoutMs'>,
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await client.fetch({
    path: '/api/v1/namespaces/kube-system',
    timeoutMs: requestTimeoutMs,
    signal,
    accept: 'application/json',
  })
  if (answer.status === 403 || answer.status === 404) return null
  if (answer.status !== 200)
    throw new ApiError(answer.status, describeAnswer(answer.status, answer.text), answer.retryAfterSeconds)
  return (JSON.parse(answer.text) as RawObject).metadata?.uid ?? null
}

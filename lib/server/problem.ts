/** RFC 9457: what went wrong, with a code from a closed set, and nothing about our insides. */
export function problemOf(
  status: number,
  code: string,
  detail: string,
  headers?: Record<string, string>,
): Response {
  return Response.json(
    { type: `urn:landfall:problem:${code}`, title: code.replaceAll('_', ' '), status, code, detail },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  )
}

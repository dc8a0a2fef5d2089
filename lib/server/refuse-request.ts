/** Why a request line or Host is not answered at all. */
export type Refusal = {
  code: 'bad_request' | 'not_found' | 'method_not_allowed' | 'wrong_host'
  detail: string
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** `example.com:3000`, `[::1]:3000`, `127.0.0.1`: nothing that could carry a path, a user or a space. */
const hostPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * Refuses what routers are known to misread: TRACE, absolute-form and `//host` targets (they become redirects elsewhere),
 * backslashes, a path that cannot be decoded, and a Host that is none. On a loopback address only loopback names are answered, so that a foreign page
 * cannot point its own name at this machine.
 */
export function refuseRequest(
  method: string,
  target: string,
  host: string | undefined,
  isLoopbackOnly: boolean,
): Refusal | null {
  if (method === 'TRACE' || method === 'TRACK' || method === 'CONNECT') {
    return { code: 'method_not_allowed', detail: `${method} is not answered here.` }
  }
  const path = target.split('?', 1)[0] ?? ''
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\') || /^\/%(2f|5c)/i.test(path)) {
    return { code: 'bad_request', detail: 'The request line must hold a plain path.' }
  }
  if (!isDecodable(path))
    return { code: 'not_found', detail: 'The path holds a % that stands for no letter.' }
  const name = hostPattern.exec(host ?? '')?.[1]
  if (!name) return { code: 'bad_request', detail: 'The Host header is missing or is no host.' }
  if (isLoopbackOnly && !loopbackNames.has(name.toLowerCase())) {
    return { code: 'wrong_host', detail: 'This server answers to localhost only.' }
  }
  return null
}

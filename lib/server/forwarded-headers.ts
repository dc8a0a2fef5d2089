import type { IncomingMessage } from 'node:http'

export type Origin = { clientAddress: string; protocol: 'http' | 'https'; host: string }

/** Headers that Next or next-auth believe, and that only we or a trusted proxy may set. */
const believed =
  /^(x-forwarded-|x-middleware-|x-invoke-|x-now-|x-matched-path$|x-real-ip$|x-nonce$|forwarded$|next-resume$)/

const last = (list: string | undefined, fromEnd: number): string | undefined =>
  list?.split(',').at(-fromEnd)?.trim() || undefined

/**
 * Who asked, and under which address. Forwarding headers of strangers are thrown away; with N trusted proxies the N-th
 * entry from the right counts, the one the outermost of them wrote. The request's headers are rebuilt to say only that.
 */
export function rebuildForwardedHeaders(request: IncomingMessage, trustedProxyHops: number): Origin {
  const { headers } = request
  const isTrusting = trustedProxyHops > 0
  const text = (name: string): string | undefined => {
    const value = headers[name]
    return isTrusting ? (Array.isArray(value) ? value.join(',') : value) : undefined
  }
  const origin: Origin = {
    clientAddress: last(text('x-forwarded-for'), trustedProxyHops) ?? request.socket.remoteAddress ?? '',
    protocol: last(text('x-forwarded-proto'), 1) === 'https' ? 'https' : 'http',
    host: last(text('x-forwarded-host'), 1) ?? headers.host ?? '',
  }
  for (const name in headers) if (believed.test(name)) delete headers[name]
  headers['x-forwarded-for'] = origin.clientAddress
  headers['x-forwarded-proto'] = origin.protocol
  headers['x-forwarded-host'] = origin.host
  return origin
}

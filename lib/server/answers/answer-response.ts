import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)
/** Below this compressing costs more than it saves. */
const leastBytes = 2_048
const level = 5

type Encoded = { text: string; zipped: Promise<Uint8Array<ArrayBuffer>> | null }

/** By answer object: what several clients are told is written and compressed once. */
const encoded = new WeakMap<object, Encoded>()

function encode(answer: object): Encoded {
  let known = encoded.get(answer)
  if (!known) {
    known = { text: JSON.stringify(answer), zipped: null }
    encoded.set(answer, known)
  }
  return known
}

const acceptsGzip = (request: Request) =>
  /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(
    request.headers.get('accept-encoding') ?? '',
  )

/** An answer as JSON, compressed for who takes gzip. It depends on who asks and is never stored between us. */
export async function answerResponse(request: Request, answer: unknown, pending: number): Promise<Response> {
  const { text, zipped } = encode(answer as object)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'landfall-pending': String(pending),
    vary: 'authorization, cookie, prefer, accept-encoding',
  }
  if (text.length < leastBytes || !acceptsGzip(request)) return new Response(text, { headers })
  const known = encoded.get(answer as object)!
  known.zipped = zipped ?? compress(text, { level }).then(bytes => new Uint8Array(bytes))
  return new Response(await known.zipped, { headers: { ...headers, 'content-encoding': 'gzip' } })
}

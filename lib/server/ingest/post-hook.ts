import { bodyLimitBytes } from '#lib/http/limits.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { readBody } from '#lib/http/read-body.ts'
import type { Adapter } from '#lib/sources/adapter.ts'
import { redactLine } from '#lib/sources/redact-secrets.ts'
import { adapters } from '#lib/sources/registry.ts'
import { everyScheme, secretHeaders } from '#lib/sources/signature/verify-delivery.ts'
import { decodeUnknown, unknownFormat } from '#lib/sources/unknown/decode-unknown.ts'
import { answerLines } from './answer-lines.ts'
import { answerMany } from './answer-many.ts'
import { answerOne } from './answer-one.ts'
import { decodeSendersJson } from './decode-senders-json.ts'
import { answerProblems, type Delivery, type IngestContext, writeItems } from './delivery.ts'
import { type HookBody, readHookBody, requireHookType } from './hook-body.ts'
import { requireSender } from './hook-sender.ts'
import { eventItem, type ItemReader, withoutSecrets } from './read-item.ts'

export type HookContext = IngestContext & { params: Record<string, string> }
type Headers = Readonly<Record<string, string>>

const headerLimit = 500

/** The adapter a source is configured for, or is called after: `github`, `github-web`. Null: its deliveries must tell. */
function namedAdapter(known: readonly Adapter[], id: string, kind: string | null): Adapter | null {
  const hooked = known.filter(adapter => adapter.hook !== undefined)
  return (
    hooked.find(adapter => adapter.kind === kind) ??
    hooked.find(adapter => adapter.kind === id) ??
    hooked.find(adapter => new RegExp(`^${adapter.kind}[^a-z0-9]`).test(id)) ??
    null
  )
}

/** Of a request's headers what an adapter's decoder needs: stored with the event, so never proofs or secrets. */
function headersFor({ hook }: Adapter, request: Request): Record<string, string> {
  const wanted = (hook?.headers ?? []).filter(name => !secretHeaders.has(name))
  return Object.fromEntries(
    wanted.flatMap(name => {
      const value = request.headers.get(name)
      return value === null ? [] : [[name, redactLine(value.slice(0, headerLimit))]]
    }),
  )
}

const recognizedAdapter = (known: readonly Adapter[], value: unknown, request: Request): Adapter | null =>
  known.find(adapter => adapter.hook?.recognizes(value, headersFor(adapter, request))) ?? null

/** Reads one value for the source of the path, whatever the body says of a source. Unknown senders are kept and ignored. */
function hookReader(adapter: Adapter | null, source: string, headers: Headers): ItemReader {
  const hook = adapter?.hook
  const decode = hook === undefined ? decodeUnknown : adapter!.decoders[hook.format]!
  const form = {
    format: hook?.format ?? unknownFormat,
    contentType: 'application/json',
    headers: Object.keys(headers).length === 0 ? null : headers,
  }
  return withoutSecrets((value, raw, delivery) => {
    const decoded = decode(value, { source, id: null, now: delivery.now, headers })
    const ours = decoded.ok ? { ok: true as const, value: { ...decoded.value, source } } : decoded
    const item = eventItem(ours, value, raw, delivery, form)
    if (item.kind === 'event' && adapter !== null) item.event.sourceKind = adapter.kind
    return item
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function answerBody(body: HookBody, delivery: Delivery, read: ItemReader): Promise<Response> {
  if (body.kind === 'lines') return answerLines(delivery, read, once(body.bytes), decodeSendersJson)
  if (body.kind === 'one') return answerOne(read(body.value, body.raw, delivery), delivery, true)
  return answerMany(
    body.values.map((value, index) => read(value, body.raws[index]!, delivery)),
    delivery,
  )
}

function requireSourceId(id: string | undefined): string {
  if (id !== undefined && id.trim() === id && Buffer.byteLength(id) <= 200 && !/\p{Cc}/u.test(id)) return id
  throw new HttpProblem('not_found', { detail: 'A source has an id of 1 to 200 bytes.' })
}

/**
 * `POST /api/v1/hooks/{source}`: what delivery tools send, each as it is. The sender is verified over the raw bytes before
 * anything of them is read. `known` is the registry: a kind of source is its folder and one line there.
 */
export function createPostHook(
  known: readonly Adapter[],
): (request: Request, context: HookContext) => Promise<Response> {
  return (request, context) =>
    answerProblems(async () => {
      const now = Date.now()
      const source = requireSourceId(context.params.source)
      const sender = await requireSender(context, request, source, {
        now,
        schemesOf({ kind }) {
          const hook = namedAdapter(known, source, kind)?.hook
          return hook === undefined
            ? everyScheme
            : [...new Set(['standard_webhooks' as const, ...hook.signatures])]
        },
      })
      const named = namedAdapter(known, source, sender.source.kind)
      const type = requireHookType(request)
      const bytes = await readBody(request, named?.hook?.limitBytes ?? bodyLimitBytes)
      await sender.requireProof(bytes)

      const adapterFor = (value: unknown) => named ?? recognizedAdapter(known, value, request)
      const body = readHookBody(bytes, type, value => adapterFor(value)?.hook?.takesMany ?? false)
      const first = body.kind === 'one' ? body.value : body.kind === 'many' ? body.values[0] : body.first
      const adapter = adapterFor(first)
      const headers = adapter === null ? {} : headersFor(adapter, request)
      const delivery: Delivery = {
        request,
        now,
        defaultSource: source,
        maySend: other => other === source,
        write: items => writeItems(context.db, items),
      }
      return answerBody(body, delivery, hookReader(adapter, source, headers))
    })
}

export const postHook = createPostHook(adapters)

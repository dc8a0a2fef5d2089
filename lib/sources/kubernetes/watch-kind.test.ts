import { describe, expect, it } from 'vitest'
import type { HttpClient, HttpStream } from '../collector.ts'
import { listKind } from './list-kind.ts'
import { type WatchEvent, watchKind } from './watch-kind.ts'

const signal = new AbortController().signal
const times = { watchMs: 60_000, silentMs: 60_000, requestTimeoutMs: 1000 }

function streaming(pieces: (string | Uint8Array)[], status = 200): HttpClient {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
  }
  const stream: HttpStream = { status, retryAfterSeconds: null, chunks: chunks(), close: () => {} }
  return {
    address: 'http://cluster',
    open: async () => stream,
    fetch: () => Promise.reject(new Error('no lists')),
    close: async () => {},
  }
}

async function watch(client: HttpClient) {
  const events: WatchEvent[] = []
  const end = await watchKind(
    client,
    '/pods',
    '1',
    times,
    signal,
    event => void events.push(event),
    () => {},
  )
  return { end, names: events.map(event => event.object.metadata?.name ?? event.type) }
}

const line = (name: string) => `${JSON.stringify({ type: 'ADDED', object: { metadata: { name } } })}\n`

describe('a watch', () => {
  it('reads lines that come in pieces, in the middle of a character too, and longer than a megabyte', async () => {
    const bytes = new TextEncoder().encode(line('käfig'))
    const long = 'x'.repeat(1_200_000)
    const text = line(long)
    const pieces = [
      bytes.slice(0, 43),
      bytes.slice(43),
      text.slice(0, 700_000),
      text.slice(700_000),
      line('c') + line('d'),
    ]
    const { end, names } = await watch(streaming(pieces))
    expect(end).toBe('closed')
    expect(names).toEqual(['käfig', long, 'c', 'd'])
  })

  it('drops an event that was cut off at the end', async () => {
    expect((await watch(streaming([line('a'), line('b').slice(0, 20)]))).names).toEqual(['a'])
  })

  it('is told that its place is gone by a status or within a good answer', async () => {
    const error = { type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } }
    expect((await watch(streaming([line('a'), `${JSON.stringify(error)}\n`]))).end).toBe('expired')
    expect((await watch(streaming([], 410))).end).toBe('expired')
  })

  it('says in words why it was refused', async () => {
    await expect(watch(streaming(['404 page not found\n'], 404))).rejects.toThrow(
      'HTTP 404: 404 page not found',
    )
  })
})

function answering(answers: { status?: number; text?: string }[]): { client: HttpClient; asked: string[] } {
  const asked: string[] = []
  const client: HttpClient = {
    ...streaming([]),
    async open({ path }) {
      asked.push(path)
      const { status = 200, text = '{}' } = answers[asked.length - 1] ?? {}
      return streaming([text], status).open({} as never)
    },
  }
  return { client, asked }
}

const page = (names: string[], next?: string) => ({
  text: JSON.stringify({
    metadata: { resourceVersion: '7', continue: next },
    items: names.map(name => ({ metadata: { name } })),
  }),
})

async function list(client: HttpClient) {
  let names: string[] = []
  const version = await listKind(
    client,
    '/pods',
    { pageSize: 2, requestTimeoutMs: 1000 },
    signal,
    object => names.push(object.metadata!.name!),
    () => {
      names = []
    },
  )
  return { version, names }
}

describe('a list', () => {
  it('is read page by page', async () => {
    const { client, asked } = answering([page(['a', 'b'], 't1'), page(['c'])])
    expect(await list(client)).toEqual({ version: '7', names: ['a', 'b', 'c'] })
    expect(asked[1]).toBe('/pods?limit=2&continue=t1')
  })

  it('starts over when the server forgot its revision half-way', async () => {
    const { client } = answering([page(['a', 'b'], 't1'), { status: 410, text: '{}' }, page(['a', 'b', 'c'])])
    expect((await list(client)).names).toEqual(['a', 'b', 'c'])
  })

  it('is no list when a page is missing', async () => {
    const { client } = answering([page(['a', 'b'], 't1'), { status: 500, text: 'etcd is away' }])
    await expect(list(client)).rejects.toThrow('HTTP 500: etcd is away')
  })

  it('is no list when it breaks off, or says something else', async () => {
    const { client } = answering([{ text: page(['a', 'b']).text.slice(0, -4) }])
    await expect(list(client)).rejects.toThrow('broke off')
    await expect(list(answering([{ text: '{"kind":"Status"}' }]).client)).rejects.toThrow('not a list')
  })
})

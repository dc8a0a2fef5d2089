import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'
import { importRoutes } from '../import-routes.ts'

let landfall: TestLandfall
beforeEach(async () => {
  landfall = await createTestLandfall()
})
afterEach(() => landfall.drop())

const rows = async (sql: string) => (await landfall.db.pool.query(sql)).rows
const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const line = (id: number, rest: object = {}) =>
  JSON.stringify({
    id: `d${id}`,
    service: `svc-${id % 7}`,
    platform: 'kubernetes',
    finishedAt: new Date(Date.UTC(2026, 2, 2) + id * 1_000).toISOString(),
    ...rest,
  })
const described = (fileName: string, body: Buffer, rest: object = {}) => ({
  fileName,
  sizeBytes: body.length,
  head: body.subarray(0, 65_536).toString('base64'),
  tail: body.subarray(Math.max(0, body.length - 65_536)).toString('base64'),
  ...rest,
})
const begin = async (fileName: string, body: Buffer, rest = {}) =>
  (await landfall.send('POST', '/api/v1/imports', described(fileName, body, rest))).body
const content = (id: string, body: Buffer, offset = 0) =>
  landfall.send(
    'PUT',
    `/api/v1/imports/${id}/content?offset=${offset}`,
    body.subarray(offset).toString(),
    'application/octet-stream',
  )

/** A browser that goes away after some of the file. */
async function sendPart(id: string, part: Buffer): Promise<Response> {
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent)
        controller.error(new Error('The sender closed the connection before the body was complete.'))
      else controller.enqueue(part)
      isSent = true
    },
  })
  const request = new Request(`http://localhost/api/v1/imports/${id}/content?offset=0`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${landfall.token}` },
    body,
    duplex: 'half',
  } as RequestInit)
  return await importRoutes[0]!.respond(request, {
    db: landfall.db,
    params: { id },
    clientAddress: '192.0.2.1',
    requestId: 'test-request',
    draining: new AbortController().signal,
  })
}

test('a look before: form, columns, first rows, and nothing is taken in', async () => {
  const body = Buffer.from(
    'id,svc,platform,done\n1,seat-map,kubernetes,2026-03-02 09:00:00\n2,,kubernetes,soon\n',
  )
  const asked = { columns: { service: 'svc', finishedAt: 'done' } }
  const { body: preview } = await landfall.send(
    'POST',
    '/api/v1/imports/preview',
    described('old.csv', body, asked),
  )
  expect(preview).toMatchObject({
    format: 'CSV of deploys',
    source: 'old',
    header: ['id', 'svc', 'platform', 'done'],
    columns: { id: 'id', service: 'svc', platform: 'platform', finishedAt: 'done' },
    rows: [
      {
        row: 2,
        result: 'understood',
        service: 'seat-map',
        place: 'kubernetes',
        at: '2026-03-02T09:00:00Z',
      },
      { row: 3, result: 'rejected' },
    ],
    resumesFromRow: null,
  })
  const wrong = await landfall.send(
    'POST',
    '/api/v1/imports/preview',
    described('old.csv', body, { columns: { service: 'nowhere' } }),
  )
  expect([wrong.status, wrong.body.detail]).toEqual([
    422,
    expect.stringMatching(/nowhere.*id, svc, platform, done/),
  ])
  expect(await rows('select 1 from import_job')).toEqual([])
})

test('a page that is closed stops the import, and the same file chosen again goes on from its place', async () => {
  const body = Buffer.from(
    ids(2_000)
      .map(id => line(id))
      .join('\n'),
  )
  const job = await begin('history.ndjson', body)
  expect(job).toMatchObject({ state: 'running', resumeAtByte: 0, rowsDone: 0 })
  const broken = await (await sendPart(job.id, body.subarray(0, body.length >> 1))).json()
  expect(broken).toMatchObject({
    state: 'stopped',
    error: 'The page was closed, or the connection was lost.',
  })
  expect(broken.accepted).toBeGreaterThan(0)

  expect((await content(job.id, body)).status).toBe(409)
  const again = await begin('history.ndjson', body)
  expect(again).toMatchObject({ id: job.id, state: 'running', rowsDone: broken.rowsDone })
  expect(body.subarray(0, again.resumeAtByte).toString().trimEnd().split('\n')).toHaveLength(broken.rowsDone)
  expect((await content(job.id, body, 0)).body).toMatchObject({
    resumeAtByte: again.resumeAtByte,
    status: 409,
  })
  const done = (await content(job.id, body, again.resumeAtByte)).body
  expect(done).toMatchObject({ state: 'done', accepted: 2_000, duplicate: 0, rejected: 0 })
  expect(await rows('select count(*) from rollout')).toEqual([{ count: 2_000 }])
  expect(await rows('select action from audit_log order by seq')).toEqual(
    ['started', 'stopped', 'resumed', 'done'].map(word => ({ action: `import.${word}` })),
  )
  expect((await begin('history.ndjson', body)).id).not.toBe(job.id)
})

test('refused rows are paged with their reasons and downloaded whole', async () => {
  const body = Buffer.from(
    ids(30)
      .map(id => line(id, id % 3 === 0 ? { service: '' } : {}))
      .join('\n'),
  )
  const job = await begin('mixed.ndjson', body)
  expect((await content(job.id, body)).body).toMatchObject({ state: 'done', accepted: 20, rejected: 10 })
  const page = (await landfall.get(`/api/v1/imports/${job.id}?limit=4`)).body
  expect(page.rejects.map(({ row }: { row: number }) => row)).toEqual([3, 6, 9, 12])
  const next = (await landfall.get(`/api/v1/imports/${job.id}?limit=9&cursor=${page.nextCursor}`)).body
  expect([next.rejects.length, next.nextCursor]).toEqual([6, null])
  expect((await landfall.get('/api/v1/imports')).body.items).toMatchObject([{ id: job.id, state: 'done' }])
  expect((await landfall.get('/api/v1/dead-letters')).body).toMatchObject({
    counts: { delivery: 10 },
    groups: [{ count: 10, sources: ['mixed'], example: { importRow: 30 } }],
  })
  const [first] = (await rows('select count(*) from event_reject where import_id is not null')) as {
    count: number
  }[]
  expect(first?.count).toBe(10)
})

test('stopping keeps what is in, and is refused where nothing runs', async () => {
  const body = Buffer.from(line(1))
  const job = await begin('one.ndjson', body)
  const stop = () => landfall.send('POST', `/api/v1/imports/${job.id}/stop`, '')
  expect((await stop()).body).toMatchObject({ state: 'stopped' })
  expect((await stop()).status).toBe(409)
  expect((await landfall.get('/api/v1/imports/no-such')).status).toBe(404)
})

test('nobody but admins begins, sends or sees imports', async () => {
  const reader = await createTestLandfall(['read', 'ingest:*'])
  try {
    const body = Buffer.from(line(1))
    expect((await reader.send('POST', '/api/v1/imports', described('a.ndjson', body))).status).toBe(403)
    expect((await reader.send('POST', '/api/v1/imports/preview', described('a.ndjson', body))).status).toBe(
      403,
    )
    expect((await reader.get('/api/v1/imports')).status).toBe(403)
  } finally {
    await reader.drop()
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { decodeWeek } from '#lib/domain/time/iso-week.ts'
import type { AccountingAnswer } from '#lib/read/answers/accounting-answer.ts'
import { firstAt, fleetCatalog, fleetEvents } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

type Ledger = AccountingAnswer['weeks'][number]

let landfall: TestLandfall
const at = (minutes: number) => new Date(firstAt + minutes * 60_000).toISOString()

beforeAll(async () => {
  landfall = await createTestLandfall()
  const { send, db } = landfall
  await send('PUT', '/api/v1/catalog', fleetCatalog)
  await send('POST', '/api/v1/deploys', { deploys: fleetEvents(3_000, 21) })
  await db.pool.query(`insert into source (id, kind, platform, clusters, is_paused, created_at)
    values ('k8s', 'kubernetes', 'kubernetes', '{gew1}', false, to_timestamp(0)), ('echo', 'spinnaker', null, '{}', false, to_timestamp(0))`)
  const told = { service: 'svc-9', platform: 'kubernetes', finishedAt: at(30) }
  await send('POST', '/api/v1/deploys', {
    deploys: [
      { ...told, id: 'a', source: 'k8s', cluster: 'gew1', version: 'z1', startedAt: at(10) },
      { ...told, id: 'b', source: 'k8s', cluster: 'gae1', version: 'z1', startedAt: at(12) },
      {
        ...told,
        id: 'c',
        source: 'echo',
        cluster: 'gew1',
        startedAt: at(5),
        outcome: 'failed',
        artefact: 'sha256:77',
      },
      { ...told, id: 'lost', source: 'echo', service: 'nobody', cluster: 'gew1' },
      { ...told, id: 'gone', source: 'echo', cluster: 'gae1', kind: 'undeployed', finishedAt: at(90) },
    ],
  })
  // A type that is stored and not used, another body under a taken key, and what is no deploy at all.
  await send('POST', '/api/v1/events', {
    specversion: '1.0',
    type: 'com.example.tea',
    source: 'echo',
    id: 'tea-1',
    data: {},
  })
  await send('POST', '/api/v1/deploys', { ...told, id: 'a', source: 'k8s', cluster: 'gew1', version: 'z2' })
  await send('POST', '/api/v1/deploys', { ...told, id: 'no-end', source: 'echo', finishedAt: 'soon' })
  await landfall.project()
})
afterAll(() => landfall.drop())

const find = async (search: string) => {
  const { status, body } = await landfall.get(`/api/v1/events?${search}`)
  expect([status, body]).toEqual([200, expect.anything()])
  return body
}

describe('the parity ledger and the events behind it', () => {
  test('for random filters every number of the ledger has exactly that many events behind it', async () => {
    const filters = [
      '',
      'team=gangway',
      'area=music',
      'source=tug',
      'source=spin,k8s',
      'team=ballast&source=tug',
      `knownAt=${new Date(Date.now() - 60_000).toISOString()}`,
    ]
    let checked = 0
    for (const filter of filters) {
      const range = 'from=2026-01-05&to=2026-04-26'
      const { weeks } = (await landfall.get(`/api/v1/accounting?${range}&${filter}`)).body
      for (const [index, row] of weeks.entries()) {
        if (filter === '' ? index % 5 !== 0 : index % 11 !== 0) continue
        const monday = decodeWeek(row.week)!
        const own = new URLSearchParams(filter)
        own.set('source', row.source)
        const place = `${own}&platform=${row.platform}&from=${monday}&to=${addDays(monday, 6)}&limit=1`
        expect((await find(`${place}&outcome=in_ledger`)).count).toBe(row.rollouts)
        expect((await find(`${place}&outcome=deploy`)).count).toBe(row.deploys)
        const reason = exclusionReasons[index % exclusionReasons.length]!
        expect((await find(`${place}&outcome=${reason}`)).count).toBe(row.excluded[reason])
        checked += 3
      }
      const sum = (of: (row: Ledger) => number) =>
        weeks.reduce((total: number, row: Ledger) => total + of(row), 0)
      const whole = `${range}&${filter}&limit=1`
      expect((await find(`${whole}&outcome=in_ledger`)).count).toBe(sum(row => row.rollouts))
      expect((await find(`${whole}&outcome=folded`)).count).toBe(sum(row => row.excluded.folded))
      const leftOut = (row: Ledger) =>
        exclusionReasons.reduce(
          (total, reason) => total + (reason === 'folded' ? 0 : row.excluded[reason]),
          0,
        )
      expect((await find(`${whole}&outcome=left_out`)).count).toBe(sum(leftOut))
    }
    expect(checked).toBeGreaterThan(100)
  })

  test('a week in place of a range selects the same', async () => {
    const week = await find('week=2026-W04&outcome=in_ledger')
    const days = await find('from=2026-01-19&to=2026-01-25&outcome=in_ledger')
    expect(week.count).toBe(days.count)
    expect((await landfall.get('/api/v1/events?week=2026-W04&from=2026-01-19')).status).toBe(422)
  })
})

describe('finding events', () => {
  test('pages through all of them, newest first, each once', async () => {
    const seen = new Set<string>()
    let last = '9999'
    let cursor: string | null = null
    let pages = 0
    do {
      const page: Awaited<ReturnType<typeof find>> = await find(
        `limit=700${cursor ? `&cursor=${cursor}` : ''}`,
      )
      for (const item of page.items) {
        expect(item.at <= last).toBe(true)
        last = item.at
        seen.add(`${item.source} ${item.rollout}`)
      }
      expect(page.count).toBe(3_005)
      cursor = page.nextCursor
      pages++
    } while (cursor !== null)
    expect([seen.size, pages]).toEqual([3_005, 5])
  })

  test('by service, by part of its name, by place and by the id of a rollout', async () => {
    const one = await find('service=svc-3&limit=5000')
    expect(new Set(one.items.map((item: { service: string }) => item.service))).toEqual(new Set(['svc-3']))
    expect((await find('q=SVC-3&limit=1')).count).toBeGreaterThan(one.count)
    expect((await find('q=e77&limit=5')).items).toMatchObject([{ rollout: 'e77' }])
    const place = await find('cluster=gae1&platform=kubernetes&limit=5000')
    expect(new Set(place.items.map((item: { cluster: string }) => item.cluster))).toEqual(new Set(['gae1']))
  })

  test('the bars of the histogram add up to the count', async () => {
    for (const search of ['limit=1', 'week=2026-W05&limit=1', 'outcome=failed&limit=1']) {
      const { histogram, count } = await find(search)
      expect(histogram.bars.reduce((sum: number, bar: { count: number }) => sum + bar.count, 0)).toBe(count)
    }
  })

  test('what was not used is found with the reason: ignored, refused, or under a key that was taken', async () => {
    expect((await find('what=ignored')).items).toMatchObject([{ source: 'echo', id: 'tea-1' }])
    const rejected = (await find('what=rejected&source=echo')).items
    expect(rejected).toHaveLength(1)
    expect(rejected[0].reason).toBeTruthy()
    const raw = await landfall.get(`/api/v1/events/echo/-?rejected=${rejected[0].seq}`)
    expect(raw.body.body).toContain('soon')
    const [conflict] = (await find('what=conflicts')).items
    expect(conflict).toMatchObject({ source: 'k8s', id: 'a' })
    const other = await landfall.get(`/api/v1/events/k8s/a?conflict=${conflict.seq}`)
    expect(JSON.parse(other.body.body).version).toBe('z2')
    expect((await find('what=ignored&team=gangway')).unused).toEqual(['team'])
  })

  test('a bad value is refused and named', async () => {
    for (const search of ['outcome=lost', 'what=all', 'cursor=abc', 'week=2026-9', 'team=nobody']) {
      const { status, body } = await landfall.get(`/api/v1/events?${search}`)
      expect([search, status, body.code]).toEqual([search, 422, 'invalid_filter'])
    }
  })
})

describe('one event', () => {
  test('two sources told one rollout: one deploy, a witness that disagrees, and the whole group behind each', async () => {
    const fates = Object.fromEntries(
      (await find('service=svc-9&source=k8s,echo')).items.map((item: { rollout: string; fate: string }) => [
        item.rollout,
        item.fate,
      ]),
    )
    expect(fates).toEqual({ a: 'deploy', b: 'folded', c: 'witness', gone: 'evidence' })
    for (const [source, id] of [
      ['k8s', 'a'],
      ['k8s', 'b'],
      ['echo', 'c'],
    ]) {
      const { body } = await landfall.get(`/api/v1/events/${source}/${id}`)
      expect(body.observations).toMatchObject([{ type: 'rollout', rolloutId: id }])
      const [told] = body.told
      expect(told.group.map((item: { rollout: string }) => item.rollout).sort()).toEqual(['a', 'b', 'c'])
      expect(told.disagreeing).toEqual([{ source: 'echo', rollout: 'c' }])
    }
    const { deploys } = (await landfall.get('/api/v1/services/svc-9?asOf=2026-01-05')).body
    expect(deploys).toHaveLength(1)
  })

  test('a name nobody listed is unmapped, and its event still opens', async () => {
    expect((await find('outcome=unmapped')).items).toMatchObject([
      { service: '?kubernetes/nobody', rollout: 'lost' },
    ])
    const { body } = await landfall.get('/api/v1/events/echo/lost')
    expect(body.told[0].item.fate).toBe('unmapped')
  })
})

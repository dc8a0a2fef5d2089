import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { fleetCatalog, fleetEvents, shuffled } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const dayMs = 86_400_000
const events = shuffled(fleetEvents(900, 7), 11)
/** Weeks are looked at a day after they end: this far all but the last hundred events had come. */
const firstKnownAt = Date.now() - 60 * dayMs

let landfall: TestLandfall
const send = async (deploys: object[]) => {
  const { body } = await landfall.send('POST', '/api/v1/deploys', { deploys })
  expect(body.rejected).toBe(0)
}
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', fleetCatalog)
  await send(events.slice(0, 800))
  await landfall.project(firstKnownAt)
})
afterAll(() => landfall.drop())

describe('a link frozen to an instant', () => {
  test('shows the same figures after later events arrive, and as known now it does not', async () => {
    // Frozen a moment after all of it was known: what comes later is not part of it.
    const frozenAt = Date.now()
    const known = encodeURIComponent(formatInstant(frozenAt))
    const answers = [
      `/api/v1/progress?asOf=2026-04-01&knownAt=${known}`,
      `/api/v1/progress?area=music&from=2026-02-01&to=2026-03-15&asOf=2026-04-01&knownAt=${known}`,
      `/api/v1/frequency?asOf=2026-04-14&knownAt=${known}`,
      `/api/v1/services?asOf=2026-04-01&knownAt=${known}&limit=100`,
    ]
    const before = await Promise.all(answers.map(path => landfall.get(path)))
    const liveBefore = await landfall.get('/api/v1/progress?asOf=2026-04-01')
    await send(events.slice(800))
    await landfall.project()
    const after = await Promise.all(answers.map(path => landfall.get(path)))
    for (const [index, { status, body }] of after.entries()) {
      expect(status).toBe(200)
      // When a source was last heard of is said of now.
      const { freshness: _now, ...figures } = body
      const { freshness: _then, ...earlier } = before[index]!.body
      expect(figures).toEqual(earlier)
    }
    const { body: live } = await landfall.get('/api/v1/progress?asOf=2026-04-01')
    expect(live.series).not.toEqual(liveBefore.body.series)
  })

  test('asked with knownAt now, every answer is today’s', async () => {
    const known = encodeURIComponent(formatInstant(Date.now()))
    const now = await landfall.get('/api/v1/progress?asOf=2026-04-01')
    const same = await landfall.get(`/api/v1/progress?asOf=2026-04-01&knownAt=${known}`)
    const { knownAt: _one, ...figures } = now.body
    const { knownAt: _other, ...frozen } = same.body
    expect(frozen).toEqual(figures)
  })
})

describe('restatements', () => {
  test('name the weeks that were counted otherwise at an instant, by how much, and the late events behind it', async () => {
    const known = encodeURIComponent(formatInstant(firstKnownAt + 1))
    const { status, body } = await landfall.get(
      `/api/v1/restatements?from=2026-01-05&to=2026-04-20&knownAt=${known}`,
    )
    expect(status).toBe(200)
    expect(body.items.length).toBeGreaterThan(5)
    for (const { week, platform, was, now, changeShare, lateEvents } of body.items) {
      expect(was).not.toBe(now)
      if (was > 0) expect(changeShare).toBeCloseTo(now / was - 1)
      expect(`${week} ${platform}: ${lateEvents.length > 0}`).toBe(`${week} ${platform}: true`)
    }
    const ledger = await landfall.get('/api/v1/accounting?from=2026-01-05&to=2026-04-20')
    for (const { week, platform, now } of body.items)
      expect(
        ledger.body.weeks
          .filter((row: { week: string; platform: string }) => row.week === week && row.platform === platform)
          .reduce((sum: number, row: { deploys: number }) => sum + row.deploys, 0),
      ).toBe(now)
  })

  test('a history told before anybody looked is none', async () => {
    const { body } = await landfall.get('/api/v1/restatements?from=2026-01-05&to=2026-04-20')
    expect(body.items).toEqual([])
    expect(body.weeksBefore).toBe(16)
  })
})

describe('a week of a company that is followed from day to day', () => {
  test('is restated by what is told more than a day after its end, and by nothing else', async () => {
    const followed = await createTestLandfall()
    try {
      await followed.send('PUT', '/api/v1/catalog', fleetCatalog)
      const ask = async () => (await followed.get('/api/v1/restatements?from=2026-01-19&to=2026-03-29')).body
      await followed.send('POST', '/api/v1/deploys', { deploys: fleetEvents(600, 5) })
      await followed.project(Date.parse('2026-01-12T00:00:00Z'))
      expect(await ask()).toMatchObject({ items: [], weeksBefore: 0 })
      const late = {
        id: 'late',
        source: 'tug',
        service: 'svc-3',
        platform: 'kubernetes',
        cluster: 'gew1',
        version: 'never-seen-before',
        finishedAt: '2026-02-11T10:00:00Z',
      }
      await followed.send('POST', '/api/v1/deploys', late)
      await followed.project()
      const { items } = await ask()
      expect(items).toMatchObject([
        {
          week: '2026-W07',
          platform: 'kubernetes',
          knownAt: '2026-02-17T00:00:00Z',
          lateEvents: [{ source: 'tug' }],
        },
      ])
      expect(items[0].now).toBe(items[0].was + 1)
      // Whoever looks at another team has nothing restated.
      const other = await followed.get('/api/v1/restatements?from=2026-01-19&to=2026-03-29&team=gangway')
      expect(other.body.items).toEqual([])
    } finally {
      await followed.drop()
    }
  })
})

describe('reviews', () => {
  test('are bookmarked, listed newest first, and taken back', async () => {
    const add = (name: string, on: string) => landfall.send('POST', '/api/v1/reviews', { name, on })
    const first = await add('March review', '2026-03-10')
    expect(first.status).toBe(201)
    await add('April review', '2026-04-14')
    expect((await add('Too early', '2999-01-01')).status).toBe(422)
    const names = async () =>
      (await landfall.get('/api/v1/reviews')).body.items.map(({ name }: { name: string }) => name)
    expect(await names()).toEqual(['April review', 'March review'])
    expect((await landfall.get('/api/v1/choices')).body.reviews[0].on).toBe('2026-04-14')
    await landfall.send('POST', `/api/v1/reviews/${first.body.id}/withdraw`, {})
    expect(await names()).toEqual(['April review'])
  })
})

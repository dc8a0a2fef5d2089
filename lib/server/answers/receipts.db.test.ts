import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { flowKinds } from '#lib/domain/migration/transitions.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { receiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { fleetCatalog, fleetEvents } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
const receipt = async (figure: string, search: string): Promise<ReceiptAnswer> => {
  const { status, body } = await landfall.get(`/api/v1/receipts/${encodeURIComponent(figure)}?${search}`)
  expect([figure, status]).toEqual([figure, 200])
  return receiptAnswer.parse(body)
}

/** What the printed sum comes to, one operation after the other. */
function worth({ sum }: ReceiptAnswer): number | null {
  if (sum.length === 0 || sum.some(({ value }) => value === null)) return null
  return sum.reduce((total, { sign, value }) => {
    if (sign === '−') return total - value!
    if (sign === '×') return total * value!
    return sign === '÷' ? total / value! : total + value!
  }, 0)
}

const searches = [
  'asOf=2026-02-10',
  'asOf=2026-03-20&area=music',
  'asOf=2026-04-14&team=ballast&from=2026-02-01&to=2026-04-01',
]

describe.each([3, 21])('receipts of a random company (seed %i)', seed => {
  beforeAll(async () => {
    landfall = await createTestLandfall()
    await landfall.send('PUT', '/api/v1/catalog', fleetCatalog)
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(700, seed) })
    await landfall.project()
  })
  afterAll(() => landfall.drop())

  test.each(searches)('say the numbers of the answers they stand in: %s', async search => {
    const { body: progress } = await landfall.get(`/api/v1/progress?${search}`)
    const expected: [string, number | null][] = [
      ['progress.share', progress.baseline.share],
      ['progress.live', progress.live.share],
      ['progress.onTarget', progress.onTarget.count],
      ['progress.exempt', progress.exempt.count],
      ['progress.flows', progress.flows.closing],
      ['progress.bornOnOrigin', progress.bornOnOrigin30Days],
      ['progress.returned', progress.returned30Days],
      ...flowKinds.map((flow): [string, number] => [`progress.flows.${flow}`, progress.flows[flow]]),
      ...migrationStates.map((state): [string, number] => [
        `progress.states.${state}`,
        progress.states[state],
      ]),
    ]
    for (const [figure, value] of expected) {
      const answer = await receipt(figure, search)
      expect([figure, answer.value]).toEqual([figure, value])
      if (answer.sum.length > 0 && value !== null) expect(worth(answer)).toBeCloseTo(value, 10)
    }
    const { body: frequency } = await landfall.get(`/api/v1/frequency?${search}`)
    for (const side of ['on', 'off'] as const)
      expect((await receipt(`frequency.${side}`, search)).value).toBe(frequency[side].ratePerWeek)
    for (const figure of ['ratio', 'sameTeams', 'controlled', 'selection'] as const)
      expect((await receipt(`frequency.${figure}`, search)).value).toBe(
        frequency[figure].value ?? frequency[figure].ratio ?? null,
      )
    const { body: cpu } = await landfall.get(`/api/v1/cpu?${search}`)
    expect((await receipt('cpu.gain', search)).value).toBe(cpu.gain.ratioOfSums)
    expect((await receipt('cpu.utilization.target', search)).value).toBe(cpu.target.utilization)
    expect((await receipt('cpu.cores', search)).value).toBe(cpu.cores.freed)
  })

  test.each(searches)('name as many services as the figure says: %s', async search => {
    const figures = [
      ...flowKinds.map(flow => `progress.flows.${flow}`),
      ...migrationStates.map(state => `progress.states.${state}`),
      'progress.flows',
      'progress.onTarget',
      'progress.bornOnOrigin',
      'progress.returned',
    ]
    for (const figure of figures) {
      const { rows, value } = await receipt(figure, search)
      expect([figure, rows?.total]).toEqual([figure, value])
    }
  })

  test('received is the sum of its parts, as in the accounting', async () => {
    const { body } = await landfall.get('/api/v1/accounting')
    const answer = await receipt('accounting', '')
    expect(answer.value).toBe(
      body.sources.reduce((sum: number, { received }: { received: number }) => sum + received, 0),
    )
    expect(worth(answer)).toBe(answer.value)
  })

  test('one team and one service have theirs; what nobody knows has none', async () => {
    const { body: team } = await landfall.get('/api/v1/teams/gangway?asOf=2026-04-14')
    expect((await receipt('team.rate:gangway', 'asOf=2026-04-14')).value).toBe(team.frequency.ratePerWeek)
    const { body: service } = await landfall.get('/api/v1/services/svc-1?asOf=2026-04-14')
    const state = await receipt('service.state:svc-1', 'asOf=2026-04-14')
    expect(state.definition.id).toBe(`state-${service.state.replaceAll('_', '-')}`)
    expect(state.rows?.total).toBe(service.states.length)
    for (const figure of ['progress.nothing', 'progress.flows.toString', 'hope', 'team.rate:nobody'])
      expect((await landfall.get(`/api/v1/receipts/${figure}`)).status).toBe(404)
  })

  test('a receipt says how many rows there are and lists as many as asked for', async () => {
    const all = await receipt('progress.states.both', 'asOf=2026-03-20')
    const two = await receipt('progress.states.both', 'asOf=2026-03-20&limit=2')
    expect(two.rows?.total).toBe(all.rows?.total)
    expect(two.rows?.items).toEqual(all.rows?.items.slice(0, 2))
  })
})

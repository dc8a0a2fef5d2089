import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { addWeeks, weekOfDay } from '#lib/domain/time/iso-week.ts'
import type { VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import { plannerCatalog } from './testing/planner-company.ts'
import { smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  // Without countries there are no public holidays: what is asked here holds in every week of the year.
  const offices = plannerCatalog.offices.map(({ id, name, timeZone }) => ({ id, name, timeZone }))
  await landfall.send('PUT', '/api/v1/catalog', { ...plannerCatalog, offices })
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const post = (path: string, body: object) => landfall.send('POST', `/api/v1${path}`, body)
const plan = async (query = ''): Promise<VisitPlanAnswer> =>
  (await landfall.get(`/api/v1/visits/plan?weeks=4${query}`)).body
const monday = addWeeks(weekOfDay(dayOf(Date.now())), 2)

describe('where next, and why', () => {
  test('without a road team offices are ranked and nobody is proposed', async () => {
    const { offices, trips, hasTrips } = await plan()
    expect(offices.map(({ office, left, from }) => [office, left, from])).toEqual([
      ['leeds', 1, null],
      ['lisbon', 1, null],
    ])
    expect(trips).toEqual([])
    expect(hasTrips).toBe(false)
  })

  test('every score opens into terms that add up to it, in the list and as a receipt', async () => {
    await post('/engineers', { name: 'Wanjiru', homeOffice: 'leeds', from: '2026-01-01', daysPerWeek: 5 })
    const { offices } = await plan()
    for (const { score, terms } of offices)
      expect(terms.reduce((sum, { value }) => sum + value, 0)).toBe(score)
    const { body } = await landfall.get('/api/v1/receipts/visit.score:leeds')
    const sum = body.sum.reduce(
      (total: number, { sign, value }: { sign: string; value: number }) =>
        total + (sign === '−' ? -value : value),
      0,
    )
    expect(sum).toBeCloseTo(offices.find(({ office }) => office === 'leeds')!.score!, 12)
  })

  test('a second visit to an office needs a reason while another that scores as well has none', async () => {
    const booking = (weeks: number, task: string) => ({
      office: 'leeds',
      from: addWeeks(monday, weeks),
      to: addWeeks(monday, weeks),
      engineers: ['wanjiru'],
      agenda: [{ on: addWeeks(monday, weeks), team: 'gangway', task }],
      kind: 'help',
    })
    const first = await post('/visits', booking(0, 'First move'))
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    const again = await post('/visits', booking(1, 'Second move'))
    expect(again.status).toBe(422)
    expect(again.body.issues[0].path).toBe('/reason')
    expect(again.body.issues[0].message).toContain('Lisbon has no visit')
    const reasoned = { ...booking(1, 'Second move'), reason: 'They asked for two days.' }
    expect((await post('/visits', reasoned)).status).toBe(201)
  })

  test('a platform gap keeps every day it was promised for', async () => {
    const day = (days: number) => addDays(dayOf(Date.now()), days)
    const made = await post('/blockers', { title: 'No disks', type: 'platform_gap', services: ['stays'] })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    await post(`/blockers/${made.body.id}/promise`, { promised: day(10) })
    await post(`/blockers/${made.body.id}/promise`, { promised: day(20), reason: 'Disks come late.' })
    expect((await plan()).gaps).toMatchObject([{ promisedOn: day(20), formerDays: [day(10)] }])
  })

  test('visits booked are known as of the day they were booked', async () => {
    const yesterday = addDays(dayOf(Date.now()), -1)
    expect((await landfall.get(`/api/v1/visits?asOf=${yesterday}`)).body.visits).toEqual([])
    expect((await landfall.get('/api/v1/visits')).body.visits).toHaveLength(2)
  })
})

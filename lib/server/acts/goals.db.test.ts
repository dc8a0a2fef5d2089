import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import type { GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const inDays = (days: number) => addDays(dayOf(Date.now()), days)
const subject = async (name: string, query = ''): Promise<GoalSubjectItem> =>
  (await landfall.get(`/api/v1/goals?subject=${name}${query}`)).body.subjects[0]

describe('goals', () => {
  test('name figure 8 of their subject, as progress does', async () => {
    const { baseline } = (await landfall.get('/api/v1/progress?team=gangway')).body
    expect(await subject('team:gangway')).toMatchObject({
      moved: baseline.migrated,
      base: baseline.count - baseline.retired,
      share: baseline.share,
      steps: [],
      current: null,
    })
  })

  test('only go up: what runs already is refused, and so is a day that has passed', async () => {
    const low = await landfall.send('POST', '/api/v1/goals', { team: 'gangway', share: 0.6, due: inDays(60) })
    expect(low.status).toBe(422)
    expect(low.body.issues[0].path).toBe('/share')
    const late = await landfall.send('POST', '/api/v1/goals', {
      team: 'gangway',
      share: 1,
      due: '2026-01-01',
    })
    expect(late.body.issues[0].path).toBe('/due')
    expect(
      (await landfall.send('POST', '/api/v1/goals', { team: 'nobody', share: 1, due: inDays(9) })).status,
    ).toBe(422)
  })

  test('keep every day and reason when one is moved, in the list and as it stood before', async () => {
    const set = await landfall.send('POST', '/api/v1/goals', { team: 'gangway', share: 1, due: inDays(60) })
    expect(set.status).toBe(201)
    const noReason = await landfall.send('POST', `/api/v1/goals/${set.body.id}/replace`, { due: inDays(90) })
    expect(noReason.status).toBe(422)
    const moved = await landfall.send('POST', `/api/v1/goals/${set.body.id}/replace`, {
      due: inDays(90),
      reason: 'The freeze of December.',
    })
    expect(moved.status).toBe(200)
    const { steps, current } = await subject('team:gangway')
    expect(current).toBe(moved.body.id)
    expect(steps).toHaveLength(1)
    expect(steps[0]!.standing).toBe('open')
    expect(steps[0]!.needed).toBe(1)
    expect(steps[0]!.chance).toBeGreaterThanOrEqual(0.01)
    expect(steps[0]!.versions.map(({ due, reason }) => [due, reason])).toEqual([
      [inDays(60), null],
      [inDays(90), 'The freeze of December.'],
    ])
    const again = await landfall.send('POST', `/api/v1/goals/${set.body.id}/replace`, {
      due: inDays(100),
      reason: 'Once more.',
    })
    expect(again.body.code).toBe('wrong_state')
    // Listed without being asked for, because it has one; the other team has none.
    const all = (await landfall.get('/api/v1/goals')).body.subjects.map(({ type, id }: GoalSubjectItem) =>
      `${type} ${id}`.trim(),
    )
    expect(all).toEqual(['company', 'area ads', 'area music', 'team gangway'])
  })

  test('changed by two at once, are changed once', async () => {
    const set = await landfall.send('POST', '/api/v1/goals', { area: 'music', share: 1, due: inDays(70) })
    expect(set.status).toBe(201)
    const replies = await Promise.all(
      [80, 90, 100, 110].map(days =>
        landfall.send('POST', `/api/v1/goals/${set.body.id}/replace`, {
          due: inDays(days),
          reason: 'Later.',
        }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  test('taken back they leave the one before standing, and stay in the history', async () => {
    const { current } = await subject('team:gangway')
    const back = await landfall.send('POST', `/api/v1/goals/${current}/withdraw`, { reason: 'A slip.' })
    expect(back.status).toBe(200)
    const { steps } = await subject('team:gangway')
    expect(steps[0]!.due).toBe(inDays(60))
    expect(steps[0]!.versions[1]!.withdrawnReason).toBe('A slip.')
  })
})

test('phases are dated entries, and figures are cut by them', async () => {
  for (const [phase, from] of [
    ['experiment', '2026-02-01'],
    ['alpha', '2026-03-01'],
  ])
    expect((await landfall.send('POST', '/api/v1/phases', { phase, from })).status).toBe(201)
  const { body } = await landfall.get('/api/v1/phases')
  expect(body.items.map((item: { phase: string; to: string | null }) => [item.phase, item.to])).toEqual([
    ['experiment', '2026-02-28'],
    ['alpha', null],
  ])
  const cut = (await landfall.get('/api/v1/progress?phase=experiment')).body
  expect(cut.asOf).toBe('2026-02-28')
  expect(cut.flows).toMatchObject({ from: '2026-02-01', to: '2026-02-28', moved: 2 })
  expect((await landfall.get('/api/v1/progress?phase=beta')).status).toBe(422)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FindAnswer } from '#lib/read/answers/find-answer.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.send('POST', '/api/v1/reviews', { name: 'March review', on: '2026-03-10' })
  await landfall.send('POST', '/api/v1/blockers', {
    type: 'review',
    title: 'Gangway waits for a review',
    services: ['stays'],
  })
  await landfall.project()
})
afterAll(() => landfall.drop())

const find = async (q: string): Promise<FindAnswer['items']> =>
  (await landfall.get(`/api/v1/find?q=${encodeURIComponent(q)}`)).body.items

test('a team, its report, its blocker and its services are found by a part of a name, each with one fact', async () => {
  const found = await find('gang')
  expect(found.map(({ kind, id }) => (kind === 'blocker' ? kind : `${kind} ${id}`))).toEqual([
    'team gangway',
    'blocker',
    'report gangway',
  ])
  expect(found[0]).toMatchObject({ name: 'Gangway', fact: '1 service left' })
  expect(found[1]!.fact).toBe('frees 1, no date')
})

test('a service by its exact id, with its state', async () => {
  expect((await find('stays'))[0]).toMatchObject({ kind: 'service', state: 'origin_only', fact: 'Gangway' })
  expect((await find('tool'))[0]).toMatchObject({ fact: 'Ballast, not in scope' })
})

test('the way back to a review, pages and words of the glossary', async () => {
  expect((await find('go back march'))[0]).toMatchObject({ kind: 'review', on: '2026-03-10' })
  expect((await find('endg'))[0]).toMatchObject({ kind: 'page', path: '/endgame' })
  expect((await find('services freed')).map(({ kind, id }) => [kind, id])).toContainEqual([
    'term',
    'services-freed',
  ])
  expect((await find('')).map(({ kind }) => kind)).toContain('page')
})

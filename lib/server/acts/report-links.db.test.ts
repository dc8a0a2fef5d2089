import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall

beforeAll(async () => {
  process.env.LANDFALL_AUTH_SECRET = 'a-secret-for-tests-with-32-letters'
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const path = '/api/v1/report-links?team=gangway'

test('a report link that opens now is listed without its secret, until it is revoked', async () => {
  const made = await landfall.send('POST', '/api/v1/report-links', { team: 'gangway' })
  const token = new URL(made.body.url).searchParams.get('link')!
  const { body } = await landfall.get(path)
  expect(body).toMatchObject({ mayMake: true, items: [{ id: made.body.id, expiresAt: made.body.expiresAt }] })
  expect(JSON.stringify(body)).not.toContain(token)
  await landfall.send('POST', `/api/v1/report-links/${made.body.id}/revoke`, {})
  expect((await landfall.get(path)).body.items).toEqual([])
})

test('nobody but the team, the road team and admins is told of a link, least of all who holds one', async () => {
  const made = await landfall.send('POST', '/api/v1/report-links', { team: 'gangway' })
  const link = new URL(made.body.url).searchParams.get('link')!
  const fields = { name: 'reader', scopes: ['read'], createdBy: 't', expiresAt: null }
  const { token } = await recordApiToken(landfall.db.pool, fields, Date.now())
  const as = (bearer: string) => landfall.get(path, { authorization: `Bearer ${bearer}` })
  expect((await as(token)).body).toEqual({ items: [], mayMake: false })
  expect((await as(link)).status).toBe(403)
})

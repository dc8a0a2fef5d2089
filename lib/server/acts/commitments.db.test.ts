import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { CommitmentItem } from '#lib/read/answers/commitments-answer.ts'
import { insertVisit } from '../answers/testing/insert-visit.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

const visit = randomUUID()
const inDays = (days: number) => addDays(dayOf(Date.now()), days)
let landfall: TestLandfall

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  await insertVisit(landfall.db, Date.now() - 40 * dayMs, { visit, fromOn: inDays(-3) })
})
afterAll(() => landfall.drop())

const promise = (rest: object = {}) => ({
  visit,
  team: 'gangway',
  kind: 'start',
  service: 'stays',
  promise: 'stays runs on Kubernetes',
  owner: 'Gangway',
  due: inDays(10),
  ...rest,
})
const make = (rest: object = {}) => landfall.send('POST', '/api/v1/commitments', promise(rest))
const list = async (query = ''): Promise<CommitmentItem[]> =>
  (await landfall.get(`/api/v1/commitments${query}`)).body.items
const one = async (id: string) => (await list()).find(item => item.id === id)!

describe('promises of a visit', () => {
  test('are open until events say otherwise, and closed by the event that does', async () => {
    const made = await make()
    expect(made.status).toBe(201)
    expect(await one(made.body.id)).toMatchObject({
      standing: 'open',
      evidence: [],
      evidenceText: 'no trace of it yet',
      visitOfficeName: 'oslo',
      overdueDays: null,
      state: 'origin_only',
    })
    const at = new Date(Date.now() - 60_000).toISOString()
    const deploy = {
      ...smallDeploys[1]!,
      id: 'here-it-is',
      platform: 'kubernetes',
      cluster: 'gew1',
      version: 'x',
    }
    await landfall.send('POST', '/api/v1/deploys', { ...deploy, startedAt: at, finishedAt: at })
    await landfall.project()
    const kept = await one(made.body.id)
    expect(kept).toMatchObject({ standing: 'kept', isLate: false, state: 'both' })
    expect(kept.evidence).toContainEqual({ source: 'pipeline', id: 'here-it-is' })
    const { totals } = (await landfall.get(`/api/v1/commitments?team=gangway&visit=${visit}`)).body
    expect(totals).toEqual({ open: 0, overdue: 0, kept: 1, keptLate: 0, withdrawn: 0 })
    expect(await list('?standing=open')).toEqual([])
    expect(
      (
        await landfall.send('POST', `/api/v1/commitments/${made.body.id}/move`, {
          due: inDays(20),
          reason: 'Too late.',
        })
      ).body.code,
    ).toBe('wrong_state')
  })

  test('keep every day they had, and their id, when one is moved; taken back they stay in the list', async () => {
    const { id } = (await make({ kind: 'leave_origin', promise: 'stays off Helios' })).body
    for (const days of [20, 30]) {
      const moved = await landfall.send('POST', `/api/v1/commitments/${id}/move`, {
        due: inDays(days),
        reason: 'The freeze.',
      })
      expect([moved.status, moved.body.id]).toEqual([200, id])
    }
    expect((await one(id)).days.map(({ due, reason }) => [due, reason])).toEqual([
      [inDays(10), null],
      [inDays(20), 'The freeze.'],
      [inDays(30), 'The freeze.'],
    ])
    const noReason = await landfall.send('POST', `/api/v1/commitments/${id}/move`, { due: inDays(40) })
    expect(noReason.status).toBe(422)
    await landfall.send('POST', `/api/v1/commitments/${id}/withdraw`, { reason: 'It was another team.' })
    expect(await one(id)).toMatchObject({ standing: 'withdrawn', withdrawnReason: 'It was another team.' })
    const again = await landfall.send('POST', `/api/v1/commitments/${id}/withdraw`, { reason: 'Twice.' })
    expect(again.body.code).toBe('wrong_state')
  })

  test('two who move one at once leave one line of days', async () => {
    const { id } = (await make({ kind: 'leave_origin', promise: 'stays off Helios' })).body
    const replies = await Promise.all(
      [40, 50].map(days =>
        landfall.send('POST', `/api/v1/commitments/${id}/move`, { due: inDays(days), reason: 'At once.' }),
      ),
    )
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect((await one(id)).days).toHaveLength(3)
  })

  test('of a blocker close when it is solved', async () => {
    const blocker = await landfall.send('POST', '/api/v1/blockers', {
      type: 'knowledge',
      title: 'No probe guide',
      services: ['half'],
    })
    const made = await make({ kind: 'solve_blocker', service: undefined, blocker: blocker.body.id })
    expect(made.status).toBe(201)
    expect(await one(made.body.id)).toMatchObject({ standing: 'open', evidenceText: 'still open' })
    const solved = await landfall.send('POST', `/api/v1/blockers/${blocker.body.id}/close`, {
      outcome: 'solved',
      reason: 'Written.',
    })
    expect(solved.status).toBe(200)
    expect(await one(made.body.id)).toMatchObject({ standing: 'kept', blockerTitle: 'No probe guide' })
  })

  test('are refused where they make no sense', async () => {
    expect((await make({ service: 'moved', kind: 'leave_origin' })).body.code).toBe('wrong_state')
    expect((await make({ service: 'half' })).status).toBe(422)
    expect((await make({ due: inDays(-1) })).status).toBe(422)
    expect((await make({ visit: randomUUID() })).status).toBe(422)
    expect((await make({ team: 'ballast', service: 'half' })).status).toBe(422)
    expect((await make({ kind: 'solve_blocker' })).status).toBe(422)
    const later = randomUUID()
    await insertVisit(landfall.db, Date.now() - dayMs, { visit: later, fromOn: inDays(9) })
    expect((await make({ visit: later })).body.code).toBe('wrong_state')
  })

  test('are written down by the road team alone', async () => {
    const reader = await recordApiToken(
      landfall.db.pool,
      { name: 'of the team', scopes: ['read', 'report:gangway'], createdBy: 'test', expiresAt: null },
      Date.now(),
    )
    const admin = landfall.token
    landfall.token = reader.token
    expect((await make()).status).toBe(403)
    expect(
      (await landfall.send('POST', '/api/v1/visit-notes', { visit, team: 'gangway', note: 'x' })).status,
    ).toBe(403)
    landfall.token = admin
  })
})

test('notes of a visit are kept and taken back', async () => {
  const made = await landfall.send('POST', '/api/v1/visit-notes', {
    visit,
    team: 'gangway',
    note: 'They keep state on disk.',
  })
  expect(made.status).toBe(201)
  const back = await landfall.send('DELETE', `/api/v1/visit-notes/${made.body.id}`)
  expect(back.status).toBe(200)
  expect((await landfall.send('DELETE', `/api/v1/visit-notes/${made.body.id}`)).status).toBe(404)
})

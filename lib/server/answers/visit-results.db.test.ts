import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { VisitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import { teamBriefAnswer, visitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import { visitEffectAnswer } from '#lib/read/answers/visit-effect-answer.ts'
import { insertVisit } from './testing/insert-visit.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const [past, next, off] = [randomUUID(), randomUUID(), randomUUID()]
const today = dayOf(Date.now())
let landfall: TestLandfall

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  const { db } = landfall
  const before = Date.now() - 400 * dayMs
  await insertVisit(db, before, { visit: past, fromOn: '2026-02-09' })
  await insertVisit(db, Date.now() - dayMs, { visit: next, fromOn: today })
  await insertVisit(db, Date.now() - dayMs, { visit: off, fromOn: today, status: 'cancelled' })
  await landfall.send('POST', '/api/v1/blockers', {
    type: 'review',
    title: 'Cut-over plan unread',
    ownerName: 'Noor Halyard',
    services: ['stays'],
  })
  await landfall.send('POST', '/api/v1/visit-notes', { visit: next, team: 'gangway', note: 'Ask for disks.' })
  await landfall.send('POST', '/api/v1/commitments', {
    visit: next,
    team: 'gangway',
    kind: 'start',
    service: 'stays',
    promise: 'stays starts',
    owner: 'Gangway',
    due: today,
  })
})
afterAll(() => landfall.drop())

const brief = async (id: string): Promise<VisitBriefAnswer> =>
  (await landfall.get(`/api/v1/visits/${id}/brief`)).body

describe('the brief of a visit', () => {
  test('says of each team what is left, what holds it, what was promised, noted and said, and who was there before', async () => {
    const answer = await brief(next)
    expect(visitBriefAnswer.strict().parse(answer)).toEqual(answer)
    expect(answer.mayRecord).toBe(true)
    const [team] = answer.teams
    expect(team).toMatchObject({
      name: 'Gangway',
      days: [today],
      tasks: ['First moves'],
      counts: { inScope: 3, left: 1, movable: 0, solvable: 1, held: 0 },
      blockers: [{ title: 'Cut-over plan unread', isSolvableOnVisit: true, services: ['stays'] }],
      contacts: [{ role: 'blocker_owner', name: 'Noor Halyard' }],
      commitments: [{ promise: 'stays starts', standing: 'open', evidenceText: 'no trace of it yet' }],
      notes: [{ note: 'Ask for disks.', officeName: 'oslo' }],
      lastVisit: { id: past },
      nextVisit: null,
    })
    expect(team!.services.map(({ service }) => service)).toEqual(['stays'])
  })

  test('is there for a team without a visit, the same', async () => {
    const answer = (await landfall.get('/api/v1/teams/gangway/brief')).body
    expect(teamBriefAnswer.strict().parse(answer)).toEqual(answer)
    const [team] = (await brief(next)).teams
    expect(answer.services).toEqual(team!.services)
    expect(answer.nextVisit).toMatchObject({ id: next })
    expect((await landfall.get('/api/v1/teams/nobody/brief')).status).toBe(404)
    expect((await landfall.get(`/api/v1/visits/${randomUUID()}/brief`)).status).toBe(404)
  })

  test('stays for a visit that was called off, and says what came of others', async () => {
    expect((await brief(off)).after).toMatchObject({ standing: 'cancelled', effect: null })
    expect((await brief(next)).after).toMatchObject({ standing: 'running', effect: null })
    expect((await brief(past)).after).toMatchObject({ standing: 'not_compared', overOn: '2026-03-11' })
  })

  test('gives names and addresses of people to who goes there, and to nobody else', async () => {
    await landfall.send('POST', '/api/v1/contacts', {
      subject: { type: 'team', id: 'gangway' },
      channel: 'mail',
      name: 'Gangway',
      mail: 'gangway@example.com',
    })
    const mails = async () =>
      (await landfall.get('/api/v1/teams/gangway/brief')).body.contacts
        .filter(({ role }: { role: string }) => role === 'team')
        .map(({ mail }: { mail: string | null }) => mail)
    const seen = await mails()
    const reader = { name: 't', scopes: ['read'], createdBy: 't', expiresAt: null }
    const { token } = await recordApiToken(landfall.db.pool, reader, Date.now())
    const others = (
      await landfall.get('/api/v1/teams/gangway/brief', { authorization: `Bearer ${token}` })
    ).body.contacts.filter(({ role }: { role: string }) => role === 'team')
    expect([seen, others.map(({ mail }: { mail: string | null }) => mail)]).toEqual([
      ['gangway@example.com'],
      [null],
    ])
  })
})

test('what visits brought says that there are too few of them', async () => {
  const answer = (await landfall.get('/api/v1/visits/effect')).body
  expect(visitEffectAnswer.strict().parse(answer)).toEqual(answer)
  expect(answer).toMatchObject({
    effect: { have: 0, need: 10, moves: null, steps: null },
    leftOut: { running: 1, unmatched: 1 },
    items: [],
  })
})

test('its receipt says the same, and what it takes', async () => {
  const { status, body } = await landfall.get('/api/v1/receipts/visit-effect.day')
  expect(status).toBe(200)
  expect(body).toMatchObject({ value: null, tooLittle: 'Too few visits: 0 of 10.', call: 'visits/effect' })
  expect((await landfall.get(`/api/v1/receipts/visit-effect.after:${past}`)).status).toBe(404)
})

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeGitlab } from './decode-gitlab.ts'
import { decodeGitlabInstant } from './deployment-schema.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events/gitlab/constructed')
const context = { source: 'gl', id: null, now: Date.UTC(2026, 10, 21) }
const read = (file: string) => JSON.parse(readFileSync(join(fixtures, file), 'utf8'))
const decodedOf = (body: unknown, headers: Record<string, string> = {}) => {
  const decoded = decodeGitlab(body, { ...context, headers })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}

test('instants are read as GitLab writes them', () => {
  const at = Date.parse('2021-04-28T19:50:00Z')
  expect(decodeGitlabInstant('2021-04-28 21:50:00 +0200')).toBe(at)
  expect(decodeGitlabInstant('2021-04-28 19:50:00 UTC')).toBe(at)
  expect(decodeGitlabInstant('2021-04-28 19:50:00.000 +00:00')).toBe(at)
  expect(decodeGitlabInstant('2021-04-28T21:50:00+02:00')).toBe(at)
  expect(decodeGitlabInstant('2021-04-28 21:50')).toBeNull()
})

const event = {
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2026-05-01 14:00:00 +0200',
  deployment_id: 5,
  environment: 'production/eu',
  environment_tier: 'production',
  project: { id: 3, path_with_namespace: 'acme/shop/search' },
  short_sha: '279484c0',
  commit_url: `https://git.example.com/acme/shop/search/-/commit/${'a'.repeat(40)}`,
}

test('a deployment moves forward under one key, whatever the status', () => {
  for (const [status, outcome] of [
    ['created', 'unfinished'],
    ['running', 'unfinished'],
    ['success', 'succeeded'],
    ['failed', 'failed'],
    ['canceled', 'aborted'],
  ])
    expect(decodedOf({ ...event, status }).observations, status).toMatchObject([
      { rolloutId: '3/5', outcome, service: 'search', commit: 'a'.repeat(40) },
    ])
})

test('the tier says more than the name, and the place stays the name', () => {
  expect(decodedOf(event).observations).toMatchObject([
    { environment: 'production', cluster: 'production/eu', traits: { repository: 'acme/shop/search' } },
  ])
})

test('other events are ignored under the key of their delivery, retried or not', () => {
  const body = { object_kind: 'pipeline', project: {} }
  for (const header of ['idempotency-key', 'webhook-id'])
    expect(decodedOf(body, { [header]: 'k-1' })).toMatchObject({ id: 'k-1', ignored: /pipeline/ })
  expect(decodedOf(body).id).toBe(decodedOf({ ...body }).id)
  expect(decodedOf({ ...event, status: 'pondering' }).ignored).toMatch('pondering')
})

test('a deployment that cannot be read is refused with the places', () => {
  expect(decodeGitlab({ ...event, status_changed_at: 'now' }, context)).toMatchObject({
    ok: false,
    issues: [{ path: '/status_changed_at' }],
  })
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const at = Date.parse('2021-04-28T19:50:00Z')
    const place = { service: 'test-deployment-webhooks', commit: '279484c09fbe69ededfced8c1bb6e6d24616b468' }

    test('running and success are one rollout', () => {
      const running = decodedOf(read('deployment-running-production.json'))
      const success = decodedOf(read('deployment-success-production.json'))
      expect(running.observations).toMatchObject([
        { ...place, outcome: 'unfinished', startedAt: at, finishedAt: null, environment: 'production' },
      ])
      expect(success.observations).toMatchObject([
        { ...place, outcome: 'succeeded', finishedAt: at + 130_000, rolloutId: '30/16', actor: 'root' },
      ])
      expect(running.observations[0]).toMatchObject({ rolloutId: '30/16' })
      expect(running.id).not.toBe(success.id)
    })

    test('one made by the API fails without a job, one before 13 has neither tier nor time', () => {
      expect(decodedOf(read('deployment-failed-api.json')).observations).toMatchObject([
        { outcome: 'failed', rolloutId: '30/18', environment: 'production' },
      ])
      expect(decodedOf(read('deployment-pre-13.json')).observations).toMatchObject([
        { outcome: 'succeeded', rolloutId: '30/job/796', environment: 'staging', finishedAt: context.now },
      ])
    })

    test('a review app is a temporary environment', () => {
      expect(decodedOf(read('deployment-review-app.json')).observations).toMatchObject([
        { type: 'rollout', environment: 'review', cluster: 'review/feature-x' },
        {
          type: 'environment',
          change: 'created',
          at,
          environment: 'root/test-deployment-webhooks/review/feature-x',
          url: 'https://staging.example.com',
          pullRequest: null,
        },
      ])
    })

    test('every file of the folder is read', () => {
      for (const file of globSync('*.json', { cwd: fixtures }))
        expect(decodedOf(read(file)).observations.length, file).toBeGreaterThan(0)
    })
  },
)

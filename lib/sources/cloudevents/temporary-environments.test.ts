import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeCdevent } from './decode-cdevent.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events/preview-env')
const now = Date.UTC(2026, 10, 21)
const at = Date.parse('2026-05-01T12:00:00Z')
const observed = (value: unknown) => {
  const decoded = decodeCdevent(value, now)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}
const event = (predicate: string, id: string, customData?: object, content: object = {}) => ({
  context: {
    specversion: '0.5.1',
    id: 'e',
    source: '/previews',
    type: `dev.cdevents.environment.${predicate}.0.3.0`,
    timestamp: '2026-05-01T12:00:00Z',
  },
  subject: { id, content },
  ...(customData === undefined ? {} : { customData }),
})

test('an environment is temporary when its name or what is said beside it says so', () => {
  expect(observed(event('created', 'preview/x')).observations).toHaveLength(1)
  expect(observed(event('created', 'env-7', { ephemeral: true })).observations).toHaveLength(1)
  expect(observed(event('created', 'env-7', { pullRequest: 9 })).observations).toMatchObject([
    { pullRequest: 9 },
  ])
  expect(observed(event('created', 'env-7', { ttlSeconds: 60 })).observations).toMatchObject([
    { expiresAt: at + 60_000 },
  ])
  expect(observed(event('deleted', 'env-7', { reason: 'ttl' })).observations).toMatchObject([
    { change: 'removed' },
  ])
  expect(observed(event('created', 'preview/x', { ephemeral: false })).observations).toEqual([])
  expect(observed(event('created', 'production'))).toMatchObject({
    observations: [],
    ignored: /nothing shows/,
  })
})

test('being modified extends it', () => {
  const expiresAt = '2026-05-03T12:00:00Z'
  expect(observed(event('modified', 'preview/x', { expiresAt })).observations).toMatchObject([
    { change: 'extended', expiresAt: Date.parse(expiresAt), at },
  ])
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const read = (name: string) =>
      observed(JSON.parse(readFileSync(join(fixtures, `cdevents.${name}.json`), 'utf8'))).observations

    test('one preview from its creation to its end', () => {
      const environment = 'preview/search/pr-42'
      expect(read('environment.created')).toEqual([
        {
          type: 'environment',
          environment,
          change: 'created',
          at,
          service: 'search',
          cluster: null,
          url: 'https://pr-42.preview.example.com',
          repository: 'acme/search',
          pullRequest: 42,
          expiresAt: Date.parse('2026-05-02T12:00:00Z'),
        },
      ])
      expect(read('service.deployed')).toMatchObject([
        { type: 'rollout', cluster: environment, environment: 'preview', platform: null },
        { type: 'environment', environment, change: 'extended', service: 'service/search' },
      ])
      expect(read('service.removed')).toMatchObject([{ type: 'rollout', kind: 'undeployed' }])
      expect(read('environment.deleted')).toMatchObject([
        { type: 'environment', environment, change: 'removed', at: Date.parse('2026-05-02T12:00:01Z') },
      ])
    })
  },
)

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeVercel } from './decode-vercel.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events/vercel/constructed')
const context = { source: 'vc', id: null, now: Date.UTC(2026, 10, 21) }
const at = 1_777_636_800_000
const event = (type: string, payload: object = {}) => ({
  id: 'e-1',
  type,
  createdAt: at,
  payload: { deployment: { id: 'd-1', name: 'search', url: 'search-x.example.app' }, ...payload },
})
const decodedOf = (value: unknown) => {
  const decoded = decodeVercel(value, context)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}

test('a preview is created and cleaned up under one name', () => {
  expect(decodedOf(event('deployment.created')).observations).toMatchObject([
    { type: 'rollout', outcome: 'unfinished', environment: 'preview' },
    { type: 'environment', change: 'created', environment: 'search-x.example.app' },
  ])
  expect(decodedOf(event('deployment.cleanup')).observations).toMatchObject([
    { type: 'environment', change: 'removed', environment: 'search-x.example.app', at },
  ])
})

test('a promoted preview is a rollout into production of its own', () => {
  const [promoted] = decodedOf(event('deployment.promoted')).observations
  expect(promoted).toMatchObject({ environment: 'production', rolloutId: 'd-1/production' })
})

test('other events are ignored, broken ones refused', () => {
  expect(decodedOf(event('project.created')).ignored).toMatch('project.created')
  expect(decodedOf({}).ignored).toMatch('without a type')
  expect(decodeVercel({ ...event('deployment.created'), createdAt: 'x' }, context).ok).toBe(false)
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('each file as it reads', () => {
      const seen = Object.fromEntries(
        readdirSync(fixtures).map(file => [
          file,
          decodedOf(JSON.parse(readFileSync(join(fixtures, file), 'utf8'))).observations.map(observation =>
            observation.type === 'rollout'
              ? [observation.environment, observation.outcome, observation.isRollback, observation.version]
              : observation.type,
          ),
        ]),
      )
      expect(seen).toEqual({
        'deployment.error.json': [['production', 'failed', false, null]],
        'deployment.rollback.json': [['production', 'succeeded', true, 'dpl_old']],
        'deployment.succeeded.preview.json': [['preview', 'succeeded', false, null], 'environment'],
        'deployment.succeeded.production.json': [['production', 'succeeded', false, null]],
      })
    })
  },
)

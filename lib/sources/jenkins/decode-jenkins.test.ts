import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeJenkins } from './decode-jenkins.ts'
import { deployOfBuild } from './deploy-of-build.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events/jenkins/constructed')
const context = { source: 'ci', id: null, now: Date.UTC(2026, 10, 21) }
const at = 1_777_636_800_000
const body = (change: object = {}, build: object = {}) => ({
  name: 'deploy-search',
  url: 'job/deploy-search/',
  build: {
    full_url: 'https://ci.example.com/job/deploy-search/18/',
    number: 18,
    timestamp: at,
    duration: 60_000,
    phase: 'FINALIZED',
    status: 'SUCCESS',
    parameters: { ENVIRONMENT: 'production' },
    ...build,
  },
  ...change,
})
const decodedOf = (value: unknown) => {
  const decoded = decodeJenkins(value, context)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}
const deployOf = (name: string, parameters: Record<string, unknown> = {}, url?: string) =>
  deployOfBuild({
    name,
    url: null,
    build: {
      full_url: null,
      url: null,
      number: 1,
      timestamp: at,
      duration: 0,
      phase: 'STARTED',
      status: null,
      scm: { url: url ?? null, commit: null },
      parameters,
    },
  })

describe('which builds are rollouts', () => {
  test('those with a parameter that names an environment, however it is written', () => {
    for (const key of ['ENVIRONMENT', 'env', 'DEPLOY_ENV', 'deployEnv', 'target-env', 'Target'])
      expect(deployOf('search', { [key]: 'prod' }), key).toMatchObject({
        service: 'search',
        environment: 'prod',
      })
  })

  test('those whose job speaks of deploying or releasing', () => {
    expect(deployOf('deploy-search')).toMatchObject({ service: 'search', environment: null })
    expect(deployOf('search-deployment-staging')).toMatchObject({
      service: 'search',
      environment: 'staging',
    })
    expect(deployOf('release', {}, 'git@git.example.com:acme/search.git')).toMatchObject({
      service: 'search',
    })
    expect(deployOf('deploy_service', { APP_NAME: 'search', CLUSTER: 'gew1' })).toMatchObject({
      service: 'search',
      cluster: 'gew1',
    })
  })

  test('no others', () => {
    for (const name of ['search-build', 'nightly', 'redeployable-tests'])
      expect(deployOf(name, { BRANCH: 'main' }), name).toBeNull()
    expect(decodedOf(body({ name: 'build' }, { parameters: { BRANCH: 'x' } }))).toMatchObject({
      observations: [],
      ignored: /names no environment/,
    })
  })
})

test('passwords in the address of a repository go nowhere', () => {
  const scm = { url: 'https://bot:hunter2@git.example.com/acme/search.git', commit: 'abc' }
  expect(JSON.stringify(decodedOf(body({}, { scm })))).not.toContain('hunter2')
})

test('a build that did nothing, and what is no build, are ignored', () => {
  expect(decodedOf(body({}, { status: 'NOT_BUILT' }))).toMatchObject({
    observations: [],
    ignored: /NOT_BUILT/,
  })
  expect(decodedOf({ hello: 'world' }).ignored).toMatch('no phase')
  expect(decodeJenkins(body({}, { timestamp: 'x' }), context)).toMatchObject({
    ok: false,
    issues: [{ path: '/build/timestamp' }],
  })
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('each phase of the build as it comes', () => {
      const seen = Object.fromEntries(
        globSync('*.json', { cwd: fixtures }).map(file => {
          const { observations, ignored } = decodedOf(JSON.parse(readFileSync(join(fixtures, file), 'utf8')))
          const [rollout] = observations
          if (rollout?.type !== 'rollout') return [file, ignored]
          expect(rollout).toMatchObject({
            service: 'search',
            environment: 'production',
            cluster: 'production',
            version: '1.2.4',
            commit: '0123456789abcdef0123456789abcdef01234567',
            traits: { repository: 'https://github.com/acme/search.git' },
          })
          return [file, [rollout.outcome, rollout.startedAt, rollout.finishedAt]]
        }),
      )
      // The plugin stamps a phase when it is reached: the last one with the end of the build.
      const ended = [at - 65_321, at]
      expect(seen).toEqual({
        'queued.json': 'a build in the phase QUEUED has not begun',
        'started.json': ['unfinished', at, null],
        'completed-success.json': ['succeeded', ...ended],
        'finalized-success.json': ['succeeded', ...ended],
        'finalized-failure.json': ['failed', ...ended],
        'finalized-unstable.json': ['failed', ...ended],
        'finalized-aborted.json': ['aborted', ...ended],
      })
    })
  },
)

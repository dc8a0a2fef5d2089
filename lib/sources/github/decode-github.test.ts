import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentClassOf } from '#lib/domain/deploy/environment-class-of.ts'
import { decodeGithub } from './decode-github.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events')
const context = { source: 'gh', id: null, now: Date.UTC(2026, 10, 21) }
const read = (path: string) => JSON.parse(readFileSync(join(fixtures, path), 'utf8'))

const made = {
  deployment: {
    id: 7,
    sha: 'abc123',
    ref: 'main',
    task: 'deploy',
    payload: {},
    environment: 'production',
    original_environment: 'production',
    transient_environment: false,
    production_environment: true,
    created_at: '2026-05-01T12:00:00Z',
    creator: { login: 'mkim' },
  },
  repository: { id: 1, name: 'search', full_name: 'acme/search' },
}
const status = (change: object, deployment: object = {}) => ({
  ...made,
  deployment: { ...made.deployment, ...deployment },
  deployment_status: { id: 9, state: 'success', created_at: '2026-05-01T12:05:00Z', ...change },
})
const decodedOf = (body: unknown, headers?: Record<string, string>) => {
  const decoded = decodeGithub(
    JSON.parse(JSON.stringify(body)),
    headers === undefined ? context : { ...context, headers },
  )
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}
const rolloutIn = (body: unknown) => decodedOf(body).observations.find(seen => seen.type === 'rollout')
const environmentIn = (body: unknown) =>
  decodedOf(body).observations.find(seen => seen.type === 'environment')

describe('a deployment and its statuses', () => {
  test('are one rollout that begins unfinished and ends with its status', () => {
    const begun = rolloutIn(made)
    expect(begun).toMatchObject({ outcome: 'unfinished', finishedAt: null, commit: 'abc123', actor: 'mkim' })
    for (const [state, outcome] of [
      ['success', 'succeeded'],
      ['failure', 'failed'],
      ['error', 'failed'],
      ['queued', 'unfinished'],
      ['waiting', 'unfinished'],
    ]) {
      const reached = rolloutIn(status({ state }))
      expect(reached, state).toMatchObject({ outcome, rolloutId: begun?.rolloutId })
      expect(reached?.finishedAt === null, state).toBe(outcome === 'unfinished')
    }
  })

  test('the service is the repository, or what the payload names, also as JSON in a string', () => {
    expect(rolloutIn(made)).toMatchObject({ service: 'search', traits: { repository: 'acme/search' } })
    const payload = JSON.stringify({ service: 'indexer', version: '1.2' })
    expect(rolloutIn(status({}, { payload }))).toMatchObject({ service: 'indexer', version: '1.2' })
    expect(rolloutIn(status({}, { payload: 'just words' }))).toMatchObject({ service: 'search' })
    expect(rolloutIn(status({}, { payload: null }))).toMatchObject({ service: 'search' })
    expect(rolloutIn(status({}, { payload: undefined }))).toMatchObject({ service: 'search' })
  })

  test('a flag says production where the name does not', () => {
    expect(rolloutIn(status({}, { environment: 'eu-live' }))).toMatchObject({
      cluster: 'eu-live',
      environment: 'production',
    })
    const unflagged = { environment: 'qa', production_environment: undefined }
    expect(rolloutIn(status({}, unflagged))).toMatchObject({ cluster: 'qa', environment: 'qa' })
  })

  test('the same status sent again is the same event, each status its own', () => {
    expect(decodedOf(status({}), { 'x-github-delivery': 'a' }).id).toBe(
      decodedOf(status({}), { 'x-github-delivery': 'b' }).id,
    )
    expect(decodedOf(status({ id: 10 })).id).not.toBe(decodedOf(status({})).id)
  })

  test('one that is broken is refused with the places', () => {
    expect(decodeGithub({ ...status({ created_at: 'yesterday' }) }, context)).toMatchObject({
      ok: false,
      issues: [{ path: '/deployment_status/created_at' }],
    })
    expect(decodeGithub(status({ created_at: '1999-12-31T00:00:00Z' }), context).ok).toBe(false)
  })

  test('a state nobody knows and a replaced deployment are ignored with the reason', () => {
    expect(decodedOf(status({ state: 'dreaming' }))).toMatchObject({ observations: [], ignored: /dreaming/ })
    expect(decodedOf(status({ state: 'inactive' }))).toMatchObject({ observations: [], ignored: /replaced/ })
  })
})

test('without flags a name like pr-7 is a pull request`s environment', () => {
  const old = { environment: 'search-pr-7', transient_environment: undefined }
  expect(environmentIn(status({}, old))).toMatchObject({ pullRequest: 7, change: 'created' })
})

test('other events are ignored under the id of their delivery', () => {
  const headers = { 'x-github-event': 'push', 'x-github-delivery': 'guid-1' }
  expect(decodedOf({ ref: 'main' }, headers)).toMatchObject({ id: 'guid-1', ignored: /push/ })
  expect(decodedOf({}).ignored).toMatch('without a name')
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('a preview comes with success and goes with inactive; production is none', () => {
      const name = { environment: 'Codertocat/Hello-World/preview/pr-42', pullRequest: 42 }
      const success = read('preview-env/github.deployment_status.preview-success.json')
      expect(environmentIn(success)).toMatchObject({
        ...name,
        change: 'created',
        at: Date.parse('2022-01-03T01:28:30Z'),
        url: 'https://pr-42.preview.example.com',
      })
      const preview = rolloutIn(success)
      expect(environmentClassOf(preview?.environment ?? '')).toBe('temporary')
      expect(environmentIn(read('preview-env/github.deployment_status.preview-inactive.json'))).toMatchObject(
        { ...name, change: 'removed', at: Date.parse('2022-01-03T01:28:40Z') },
      )
      const production = read('preview-env/github.deployment_status.prod-success.json')
      expect(environmentIn(production)).toBeUndefined()
      expect(rolloutIn(production)).toMatchObject({ environment: 'production', outcome: 'succeeded' })
      expect(rolloutIn(production)?.rolloutId).not.toBe(preview?.rolloutId)
    })

    test.each([
      ['payload-examples/deployment/payload.json', 'unfinished', 'production'],
      ['payload-examples/deployment/with-installation.payload.json', 'unfinished', 'production'],
      ['payload-examples/deployment/gh-pages.payload.json', 'unfinished', 'github-pages'],
      ['payload-examples/deployment_status/payload.json', 'succeeded', 'production'],
      ['payload-examples/deployment_status/with-installation.payload.json', 'succeeded', 'production'],
      ['payload-examples/deployment_status/gh-pages.payload.json', 'unfinished', 'github-pages'],
      ['payload-examples-ghes-34/deployment/payload.json', 'unfinished', 'production'],
      ['payload-examples-ghes-34/deployment_status/payload.json', 'succeeded', 'production'],
    ])('%s is %s in %s', (file, outcome, environment) => {
      const rollout = rolloutIn(read(`github/${file}`))
      expect(rollout).toMatchObject({ service: 'Hello-World', outcome, environment, cluster: environment })
    })

    test('every other delivery of the folder is ignored', () => {
      const files = globSync('github/{payload-examples*,captured-cdviz}/**/*.json', { cwd: fixtures })
      expect(files.length).toBeGreaterThan(30)
      for (const file of files) {
        if (/\/deployment(_status)?\//.test(file) || file.endsWith('.headers.json')) continue
        const name = file.split('/').at(-2)!
        const { observations, ignored } = decodedOf(read(file), { 'x-github-event': name })
        expect([observations, ignored], file).toEqual([[], expect.stringContaining(name)])
        expect(decodedOf(read(file)).observations, file).toEqual([])
      }
    })
  },
)

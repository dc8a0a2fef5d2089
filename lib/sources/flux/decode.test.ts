import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFluxEvent } from './decode.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events/flux')
const context = { source: 'flux-eu', id: null, now: Date.UTC(2026, 10, 21, 12) }
const at = Date.UTC(2026, 4, 1, 12)
const sha = '0123456789abcdef0123456789abcdef01234567'

const event = (members: object = {}, object: object = {}) => ({
  involvedObject: { kind: 'HelmRelease', namespace: 'shop', name: 'search', uid: 'u-1', ...object },
  severity: 'info',
  timestamp: '2026-05-01T12:00:00Z',
  message: 'Helm upgrade succeeded',
  reason: 'UpgradeSucceeded',
  metadata: { revision: '0.13.5', 'app-version': '1.2.4' },
  reportingController: 'helm-controller',
  ...members,
})
const kustomization = (members: object) => event(members, { kind: 'Kustomization', name: 'apps' })
const decode = (value: unknown) => decodeFluxEvent(value, context)
const told = (value: unknown) => {
  const decoded = decode(value)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}

describe('Helm releases', () => {
  test('an upgrade is a rollout of what is in the chart', () => {
    expect(told(event()).observations).toEqual([
      expect.objectContaining({
        type: 'rollout',
        service: 'search',
        platform: 'kubernetes',
        cluster: null,
        environment: null,
        startedAt: null,
        finishedAt: at,
        outcome: 'succeeded',
        kind: 'rollout',
        isRollback: false,
        version: '1.2.4',
        artefact: null,
        traits: { namespace: 'shop' },
      }),
    ])
  })

  test.each([
    ['UpgradeFailed', { outcome: 'failed', kind: 'rollout', isRollback: false }],
    ['RollbackSucceeded', { outcome: 'succeeded', kind: 'rollout', isRollback: true }],
    ['RollbackFailed', { outcome: 'failed', kind: 'rollout', isRollback: true }],
    ['UninstallSucceeded', { outcome: 'succeeded', kind: 'undeployed' }],
  ])('%s', (reason, expected) => {
    expect(told(event({ reason })).observations).toMatchObject([expected])
  })

  test.each(['UninstallFailed', 'TestSucceeded', 'DriftDetected', 'Anything'])(
    '%s is ignored by name',
    reason => {
      expect(told(event({ reason }))).toMatchObject({
        observations: [],
        ignored: `${reason} of a HelmRelease deploys nothing`,
      })
    },
  )

  test('keys of the metadata come with and without their group', () => {
    const metadata = {
      'helm.toolkit.fluxcd.io/revision': '0.13.6',
      'event.toolkit.fluxcd.io/cluster': 'prod-eu-1',
      'event.toolkit.fluxcd.io/env': 'production',
    }
    expect(told(event({ metadata })).observations).toMatchObject([
      { version: '0.13.6', cluster: 'prod-eu-1', environment: 'production' },
    ])
  })
})

describe('Kustomizations', () => {
  const revision = `main@sha1:${sha}`

  test('each workload that was applied is a rollout; a deleted one is undeployed', () => {
    const message = [
      'Deployment/shop/search configured',
      'StatefulSet/shop/index created',
      'CronJob/shop/sweep deleted',
      'Deployment/shop/quiet unchanged',
      'Service/shop/search created',
      'Namespace/shop configured',
    ].join('\n')
    const { observations } = told(kustomization({ reason: 'Progressing', message, metadata: { revision } }))
    expect(observations).toMatchObject([
      { service: 'search', kind: 'rollout', commit: sha, version: null, traits: { namespace: 'shop' } },
      { service: 'index', kind: 'rollout', commit: sha },
      { service: 'sweep', kind: 'undeployed' },
    ])
    expect(new Set(observations.map(seen => seen.type === 'rollout' && seen.rolloutId)).size).toBe(3)
  })

  test('the same revision reconciled again is the same rollout, another event', () => {
    const again = (timestamp: string, metadata = { revision }) =>
      told(kustomization({ reason: 'ReconciliationSucceeded', message: 'ok', timestamp, metadata }))
    const [first, second, other] = [
      again('2026-05-01T12:00:00Z'),
      again('2026-05-01T12:10:00Z'),
      again('2026-05-01T12:20:00Z', { revision: `main@sha1:${sha.replace('0', 'f')}` }),
    ].map(({ id, observations: [seen] }) => ({ id, rollout: seen?.type === 'rollout' ? seen.rolloutId : '' }))
    expect(first!.id).not.toBe(second!.id)
    expect(first!.rollout).toBe(second!.rollout)
    expect(other!.rollout).not.toBe(first!.rollout)
  })

  test('what names nothing that changed is ignored', () => {
    const metadata = { revision }
    expect(told(kustomization({ reason: 'Progressing', message: 'in progress', metadata })).ignored).toBe(
      'Progressing of a Kustomization names no workload that changed',
    )
    expect(told(kustomization({ reason: 'HealthCheckFailed', metadata })).ignored).toMatch('deploys nothing')
  })
})

describe('ids', () => {
  test('the same object, reason, revision and time are one event', () => {
    expect(told(event()).id).toBe(told(event({ message: 'other', reportingInstance: 'x' })).id)
    const others = [
      event({ timestamp: '2026-05-01T12:00:01Z' }),
      event({ reason: 'UpgradeFailed' }),
      event({ metadata: { revision: '0.13.6' } }),
      event({}, { uid: 'u-2' }),
    ]
    expect(new Set([event(), ...others].map(value => told(value).id)).size).toBe(5)
  })
})

describe('what is no event of Flux', () => {
  test('is refused with the place', () => {
    expect(decode({})).toMatchObject({ ok: false })
    expect(decode(event({ timestamp: 'yesterday' }))).toMatchObject({
      ok: false,
      issues: [{ path: '/timestamp' }],
    })
    expect(decode(event({ timestamp: '1999-12-31T23:59:59Z' }))).toMatchObject({ ok: false })
    expect(decode(event({ timestamp: '2026-11-23T00:00:00Z' }))).toMatchObject({ ok: false })
  })

  test('any JSON is read or refused, the same way twice, and left as it was', () => {
    const some = fc.record(
      {
        involvedObject: fc.record({
          kind: fc.constantFrom('HelmRelease', 'Kustomization', 'x'),
          name: fc.string(),
        }),
        reason: fc.constantFrom('Progressing', 'ReconciliationSucceeded', 'InstallSucceeded'),
        timestamp: fc.constantFrom('2026-05-01T12:00:00Z', 'x'),
        message: fc.jsonValue(),
        metadata: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), some), value => {
        const before = structuredClone(value)
        expect(decode(value)).toEqual(decode(structuredClone(value)))
        expect(value).toEqual(before)
      }),
    )
  })
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const uid = '351d7dcc-a14b-4a58-b32b-c2e47a0d751d'
    const expected: Record<string, unknown> = {
      'docs-example.generic-webhook.json': { ignored: 'ValidationFailed of a Kustomization deploys nothing' },
      'constructed/gitrepository-new-artifact.json': {
        ignored: 'NewArtifact of a GitRepository deploys nothing',
      },
      'constructed/helmrelease-installed.json': {
        observations: [{ service: 'search', outcome: 'succeeded', version: '1.2.3', finishedAt: at }],
      },
      'constructed/helmrelease-upgraded.json': {
        observations: [{ service: 'search', outcome: 'succeeded', version: '1.2.4', isRollback: false }],
      },
      'constructed/helmrelease-upgrade-failed.json': {
        observations: [{ service: 'search', outcome: 'failed', version: '0.13.6' }],
      },
      'constructed/helmrelease-rolledback.json': {
        observations: [{ service: 'search', outcome: 'succeeded', isRollback: true, version: '0.13.5' }],
      },
      'constructed/helmrelease-uninstalled.json': {
        observations: [{ service: 'search', kind: 'undeployed' }],
      },
      'constructed/kustomization-applied.json': {
        observations: [
          {
            service: 'my-app',
            cluster: 'prod-eu-1',
            environment: 'production',
            commit: sha,
            kind: 'rollout',
            rolloutId: `${uid}/main@sha1:${sha}/deployment/my-app/my-app`,
          },
        ],
      },
      'constructed/kustomization-legacy-revision.json': {
        observations: [
          { service: 'azure-vote-back', commit: sha, version: null, traits: { namespace: 'flux-system' } },
        ],
      },
      'constructed/kustomization-origin-revision.json': {
        observations: [
          { service: 'my-app', commit: sha, version: `latest@sha256:${'a'.repeat(64)}`, artefact: null },
        ],
      },
      'constructed/kustomization-succeeded.json': {
        observations: [{ service: 'my-app', commit: sha, rolloutId: `${uid}/main@sha1:${sha}` }],
      },
      'constructed/kustomization-failed.json': {
        ignored: 'HealthCheckFailed of a Kustomization deploys nothing',
      },
      'constructed/no-metadata.json': {
        ignored: 'ReconciliationSucceeded of a Kustomization names no revision',
      },
    }

    test('every one is read as it says', () => {
      const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(f =>
        f.endsWith('.json'),
      )
      expect(files.sort()).toEqual(Object.keys(expected).sort())
      for (const file of files) {
        const decoded = told(JSON.parse(readFileSync(join(fixtures, file), 'utf8')))
        expect(decoded, file).toMatchObject({ source: 'flux-eu', ...(expected[file] as object) })
        const count = (expected[file] as { observations?: unknown[] }).observations?.length ?? 0
        expect(decoded.observations, file).toHaveLength(count)
      }
    })
  },
)

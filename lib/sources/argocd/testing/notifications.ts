import type { DecodedEvent } from '../../contract.ts'
import { decodeArgocdEvent } from '../decode.ts'

const context = { source: 'argocd', id: null, now: Date.UTC(2026, 10, 21, 12) }
export const startedAt = Date.UTC(2026, 10, 20, 10)
export const deployedAt = Date.UTC(2026, 10, 20, 10, 0, 30)
export const sha = '0123456789abcdef0123456789abcdef01234567'
export const other = 'fedcba9876543210fedcba9876543210fedcba98'
export const git = {
  repoURL: 'https://git.example.com/acme/search.git',
  path: 'deploy',
  targetRevision: 'HEAD',
}

export type Body = {
  metadata?: object
  spec?: object
  status?: object
  operation?: object
  history?: object[]
  images?: string[]
}
export const entry = (id: number, members: object = {}) => ({
  id,
  revision: sha,
  source: git,
  deployStartedAt: '2026-11-20T10:00:00Z',
  deployedAt: '2026-11-20T10:00:30Z',
  initiatedBy: { username: 'mkim' },
  ...members,
})
export const application = (body: Body = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'search',
    namespace: 'argocd',
    uid: 'u-1',
    creationTimestamp: '2026-11-01T00:00:00Z',
    labels: { team: 'find' },
    annotations: { 'notified.notifications.argoproj.io': '{}', 'example.com/token': 'hush' },
    ...body.metadata,
  },
  spec: {
    destination: { server: 'https://10.0.0.1', namespace: 'shop' },
    project: 'default',
    source: git,
    ...body.spec,
  },
  status: {
    health: { status: 'Healthy', lastTransitionTime: '2026-11-20T10:00:40Z' },
    sync: { status: 'Synced', revision: sha },
    history: body.history ?? [
      entry(6, { deployStartedAt: '2026-11-10T10:00:00Z', deployedAt: '2026-11-10T10:00:30Z' }),
      entry(7),
    ],
    operationState: {
      phase: 'Succeeded',
      startedAt: '2026-11-20T10:00:00Z',
      finishedAt: '2026-11-20T10:00:30Z',
      operation: { initiatedBy: { automated: true }, sync: { revision: sha } },
      syncResult: { revision: sha, source: git },
      ...body.operation,
    },
    resources: [
      { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'search' },
      { kind: 'Service', name: 'x' },
    ],
    summary: { images: body.images ?? ['registry.example.com/acme/search:2.0'] },
    ...body.status,
  },
})
export const bodyOf = (body: Body = {}) => ({
  timestamp: '2026-11-20T10:00:31Z',
  context: { argocdUrl: 'https://argocd.example.com', notificationType: 'landfall' },
  app: application(body),
})
export const decode = (value: unknown, more: object = {}) => decodeArgocdEvent(value, { ...context, ...more })
export const told = (value: unknown, more: object = {}): DecodedEvent => {
  const decoded = decode(value, more)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}
export const rolloutsOf = (body: Body, more: object = {}) => told(bodyOf(body), more).observations

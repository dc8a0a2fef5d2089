import type { DecodedEvent } from '../../contract.ts'
import { decodeSpinnakerEvent } from '../decode.ts'

const context = { source: 'spinnaker', id: null, now: Date.UTC(2026, 10, 21, 12) }
export const started = Date.UTC(2026, 10, 20, 10)
export const ended = started + 60_000

export const manifest = (kind: string, name: string, image: string, members: object = {}) => ({
  kind,
  apiVersion: 'apps/v1',
  metadata: {
    name,
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'search', team: 'find' },
    annotations: { 'moniker.spinnaker.io/application': 'search', 'example.com/token': 'hush' },
    ...members,
  },
  spec: {
    template: { spec: { containers: [{ name: 'web', image, env: [{ name: 'KEY', value: 'hush' }] }] } },
  },
})
export const deployContext = {
  account: 'prod-gew1',
  cloudProvider: 'kubernetes',
  'outputs.manifests': [
    manifest('Service', 'search', ''),
    manifest('Deployment', 'search', `example/search:2.0@sha256:${'a'.repeat(64)}`),
  ],
}
export const stage = (type: string, members: object = {}) => ({
  id: 's-1',
  refId: '2',
  type,
  status: 'SUCCEEDED',
  startTime: started,
  endTime: ended,
  context: {},
  outputs: {},
  ...members,
})
export const executionOf = (stages: object[], members: object = {}) => ({
  type: 'PIPELINE',
  id: 'e-1',
  application: 'search',
  status: 'RUNNING',
  authentication: { user: 'mkim@example.com', allowedAccounts: ['prod-gew1'] },
  trigger: { user: 'someone else' },
  stages,
  ...members,
})

/** A stage's event as echo posts it, of the first stage. */
export function stageEvent(stages: [object, ...object[]], phase = 'complete', members: object = {}) {
  const [own] = stages as { context?: object; startTime?: number; endTime?: number; id?: string }[]
  return {
    details: { source: 'orca', type: `orca:stage:${phase}`, created: String(ended + 5), requestHeaders: {} },
    content: {
      standalone: false,
      canceled: false,
      context: own?.context,
      startTime: own?.startTime,
      endTime: own?.endTime,
      executionId: 'e-1',
      stageId: own?.id,
      isSynthetic: false,
      name: 'A stage',
      execution: executionOf(stages),
      ...members,
    },
    eventId: '00000000-0000-4000-8000-000000000001',
  }
}
export const deployEvent = (phase = 'complete', members: object = {}) =>
  stageEvent([stage('deployManifest', { context: deployContext })], phase, members)

export const decode = (value: unknown) => decodeSpinnakerEvent(value, context)
export const told = (value: unknown): DecodedEvent => {
  const decoded = decode(value)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}

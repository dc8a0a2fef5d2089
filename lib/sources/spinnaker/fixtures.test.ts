import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeSpinnakerEvent } from './decode.ts'

const folder = join(import.meta.dirname, '../../../../shared/fixtures/events/spinnaker')
const context = { source: 'spinnaker', id: null, now: Date.UTC(2026, 10, 21, 12) }
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown
const told = (value: unknown, name: string) => {
  const decoded = decodeSpinnakerEvent(value, context)
  if (!decoded.ok) throw new Error(`${name}: ${JSON.stringify(decoded.issues)}`)
  return decoded.value
}

const bake = '01JSDR9Q2VBK2PTRZWKG0F5452'
const deployStage = '01JSDR9Q436W0720W7JPYFW4DA'
const multi = '01K2E9X5PJZJC5GAE8METBZXS9'
const eventId = (end: string) => `5b5e5f7e-0001-4000-8000-0000000000${end}`
const nginx = {
  rolloutId: `${bake}/${deployStage}/deployment/spinnaker-dev/dev-p01-nginx`,
  service: 'kubernetesapp',
  platform: 'kubernetes',
  cluster: 'k8s-local/spinnaker-dev',
  environment: null,
  startedAt: 1745292158977,
  finishedAt: 1745292165825,
  outcome: 'succeeded',
  kind: 'rollout',
  version: 'latest',
  artefact: null,
  actor: 'anonymous',
}
const inNamespace = (namespace: string, stage: string, startedAt: number, finishedAt: number) => ({
  id: `${multi}/${stage}/complete`,
  rollouts: (
    [
      ['daemonset/daemonset', 'latest'],
      ['deployment/backend', '1.27.3'],
      ['deployment/database', null],
      ['deployment/frontend', null],
      ['statefulset/statefulset', '0.24'],
    ] as const
  ).map(([workload, version]) => ({
    rolloutId: `${multi}/${stage}/${workload.replace('/', `/${namespace}/`)}`,
    service: 'kubernetesapp',
    cluster: `k8s-local/${namespace}`,
    version,
    startedAt,
    finishedAt,
    actor: 'anonymous',
  })),
})
const titus = (region: string, end: string) => ({
  service: 'emburnstest',
  platform: null,
  cluster: `titustestvpc/${region}`,
  version: 'master-h97.cd22e76',
  rolloutId: expect.stringMatching(new RegExp(`/${region}/emburnstest-eggo-v${end}$`)),
  actor: 'emburns@netflix.com',
  outcome: 'succeeded',
})

type Expected = { id?: string; ignored?: string; rollouts?: object[] }
const bodies: Record<string, Expected> = {
  'constructed-echo/pipeline-starting.json': { id: eventId('02'), ignored: 'orca:pipeline:starting' },
  'constructed-echo/pipeline-complete.json': { ignored: 'orca:pipeline:complete' },
  'constructed-echo/pipeline-failed.json': { ignored: 'orca:pipeline:failed' },
  'constructed-echo/stage-complete.deployManifest.json': {
    id: `${bake}/${deployStage}/complete`,
    rollouts: [nginx],
  },
  'constructed-echo/stage-failed.deployManifest.json': {
    id: `${bake}/${deployStage}/failed`,
    rollouts: [{ ...nginx, outcome: 'failed' }],
  },
  'constructed-echo/multi-env/stage-complete.dev.json': inNamespace(
    'dev',
    '01K2E9X5Q4EPJ0K5E48HVEHJ57',
    1754974295883,
    1754974303114,
  ),
  'constructed-echo/multi-env/stage-complete.test.json': inNamespace(
    'test',
    '01K2E9X5Q442T66TH92K07M4EG',
    1754974303175,
    1754974310291,
  ),
  'constructed-echo/multi-env/stage-complete.prod.json': inNamespace(
    'prod',
    '01K2E9X5Q45C5JCY2S211DYM1Y',
    1754974310351,
    1754974353713,
  ),
  'constructed-echo/multi-env/pipeline-complete.json': { ignored: 'orca:pipeline:complete' },
  'constructed-echo/variants/wrap-true.json': { id: eventId('0a'), ignored: 'orca:pipeline:complete' },
  'constructed-echo/variants/wrap-true-custom-names.json': {
    id: eventId('0a'),
    ignored: 'orca:pipeline:complete',
  },
  'constructed-echo/variants/flatten-true.json': { id: eventId('0a'), ignored: 'orca:pipeline:complete' },
  'constructed-echo/variants/orchestration-complete.json': {
    id: eventId('0b'),
    ignored: 'orca:orchestration:complete',
  },
  'constructed-echo/variants/task-complete-without-execution.json': {
    id: eventId('0c'),
    ignored: 'orca:task:complete',
  },
  'constructed-echo/variants/cdevents-notification.double-encoded-body.json': {
    id: '271069a8-fc18-44f1-b38f-9d70a1695819',
    ignored: 'dev.cdevents.pipelinerun.finished.0.1.1',
  },
  // Executions as gate answers them.
  'deck-kubernetes/pipelines/01JSDR9Q2VBK2PTRZWKG0F5452.succeeded.json': {
    rollouts: [
      nginx,
      {
        service: 'kubernetesapp',
        kind: 'restart',
        finishedAt: 1745292166477,
        cluster: 'k8s-local/spinnaker-dev',
      },
      {
        service: 'kubernetesapp',
        kind: 'scaling',
        finishedAt: 1745292172450,
        cluster: 'k8s-local/spinnaker-dev',
      },
    ],
  },
  'deck-kubernetes/task/task.success.json': {
    rollouts: [
      { service: 'kubernetesapp', cluster: 'k8s-local/dev', version: '1.27.3', finishedAt: 1753668438590 },
    ],
  },
  'keel-executions/single-region-deploy.json': {
    rollouts: [
      {
        rolloutId: '01FEC9J9GJAQFTBEGZQ894X79Q/01FEC9J9GJDF9D7WW2HFWWCP47/us-west-2/keel-prestaging-v471',
        service: 'keel',
        platform: null,
        cluster: 'mgmt/us-west-2',
        version: 'keel-0.1391.0-h2120.3f29b4a-x86_64-20210830193951-bionic-classic-hvm-sriov-ebs',
        startedAt: 1630352778907,
        finishedAt: 1630353330363,
        actor: 'w@w.com',
      },
    ],
  },
  'keel-executions/running-single-region-deploy.json': { ignored: 'no stage' },
  'keel-executions/managed-rollout-execution.json': {
    rollouts: [titus('us-east-1', '000'), titus('us-west-2', '000')],
  },
  'keel-executions/failed-managed-rollout.json': { rollouts: [titus('us-east-1', '000')] },
  'keel-executions/running-managed-rollout.json': { rollouts: [titus('us-east-1', '007')] },
  'orca/pipelinetrigger.json': {
    rollouts: [
      {
        rolloutId: '3e0c2e5c-fd3c-4e4d-934e-e315066cbde9/eb91dafb-67cd-447f-a9d6-35e57041a569/us-east-1',
        service: 'tracks',
        cluster: 'prod/us-east-1',
        outcome: 'failed',
        startedAt: 1510251356210,
        finishedAt: 1510251376043,
      },
    ],
  },
  'orca/ad-hoc/deploy-manifest.json': { ignored: 'configuration' },
}
/** Arrays, whose elements are bodies of their own. */
const lists: Record<string, Expected> = {
  'echo/igor-build-events.first5of665.json': { ignored: 'build of igor' },
  'echo/pipelines.json': { ignored: 'configuration' },
  'deck-kubernetes/pipelines/pipelines.json': { ignored: 'no stage' },
}
/** Parts of executions and answers of other services: nothing echo posts. */
const parts = [
  'orca/deploy-manifest-context.json',
  'orca/manifest-status/',
  'deck-kubernetes/clusters/',
  'deck-kubernetes/manifests/',
  'deck-kubernetes/pipelines/artifact.json',
  'constructed-echo/variants/cdevents-notification.headers.json',
]

describe.skipIf(!existsSync(folder))(
  `shared fixtures${existsSync(folder) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test.each(Object.entries(bodies))('%s', (file, { id, ignored, rollouts = [] }) => {
      const event = told(read(file), file)
      if (id !== undefined) expect(event.id).toBe(id)
      if (ignored === undefined) expect(event.ignored).toBeNull()
      else expect(event.ignored).toContain(ignored)
      const byId = event.observations.filter(seen => seen.type === 'rollout')
      if (rollouts.length === 5) byId.sort((a, b) => (a.rolloutId < b.rolloutId ? -1 : 1))
      expect(byId).toMatchObject(rollouts)
    })

    test.each(Object.entries(lists))('%s, each element', (file, { ignored }) => {
      for (const value of read(file) as unknown[]) expect(told(value, file).ignored).toContain(ignored)
    })

    test('a pipeline of three environments as gate lists it: a rollout per environment and workload', () => {
      const [, execution] = read('deck-kubernetes/project-pipelines.json') as unknown[]
      const rollouts = told(execution, 'project-pipelines').observations
      expect(rollouts).toHaveLength(15)
      const ofStages = ['dev', 'test', 'prod'].flatMap(
        name => told(read(`constructed-echo/multi-env/stage-complete.${name}.json`), name).observations,
      )
      expect(rollouts).toEqual(ofStages)
    })

    test('no file was overlooked, and what is no body makes no facts', () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
        file.endsWith('.json'),
      )
      const others = files.filter(
        file => !(file in bodies) && !(file in lists) && file !== 'deck-kubernetes/project-pipelines.json',
      )
      for (const file of others) {
        expect(
          parts.some(part => file.startsWith(part)),
          file,
        ).toBe(true)
        const decoded = decodeSpinnakerEvent(read(file), context)
        const isNothing = decoded.ok ? decoded.value.ignored !== null : decoded.issues.length > 0
        expect(isNothing, file).toBe(true)
      }
    })
  },
)

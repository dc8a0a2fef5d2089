import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeArgocdEvent } from './decode.ts'

const folder = join(import.meta.dirname, '../../../../shared/fixtures/events/argocd/captured-cdviz/inputs')
const context = { source: 'argocd', id: null, now: Date.UTC(2026, 10, 21, 12) }
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown
const told = (file: string) => {
  const decoded = decodeArgocdEvent(read(file), context)
  if (!decoded.ok) throw new Error(`${file}: ${JSON.stringify(decoded.issues)}`)
  return decoded.value
}
const at = (text: string) => Date.parse(`2025-10-02T${text}Z`)
const here = 'https://kubernetes.default.svc'

// The application of applications, and the one that is deployed, broken, mended and removed in the captures.
const root = 'bb42b013-3ce1-4207-a409-2898419d8e74'
const pod = '648b3973-e90b-4496-84c0-febef8536eec'
const ofRoot = { service: 'aaaaaaaaa', cluster: `${here}/argocd`, version: null, actor: null }
const ofPod = { service: 'aaaaaaa', cluster: `${here}/aaaaaaa`, commit: null, actor: null }
const rootDone = (id: number, start: string, end: string, commit: string) => ({
  id: `${root}/${id}/synced`,
  rollouts: [
    {
      ...ofRoot,
      rolloutId: `${root}/${at(start)}`,
      startedAt: at(start),
      finishedAt: at(end),
      outcome: 'succeeded',
      commit,
    },
  ],
})
const running = (uid: string, of: object, start: string, more: object = {}) => ({
  id: `${uid}/${at(start)}/Running`,
  rollouts: [
    {
      ...of,
      rolloutId: `${uid}/${at(start)}`,
      startedAt: at(start),
      finishedAt: null,
      outcome: 'unfinished',
      ...more,
    },
  ],
})
const podFirst = {
  id: `${pod}/0/synced`,
  rollouts: [
    {
      ...ofPod,
      rolloutId: `${pod}/${at('16:21:00')}`,
      startedAt: at('16:21:00'),
      finishedAt: at('16:21:03'),
      outcome: 'succeeded',
      version: '6.9.0',
    },
  ],
}
const unsynced = { ignored: 'the application has not been synced yet' }

const expected: Record<string, { id?: string; ignored?: string; rollouts?: object[] }> = {
  '000_cli_template.json': unsynced,
  '001.json': {
    id: '18b94477-f994-473a-b0f6-6af78a8b565b/0/healthy',
    rollouts: [
      {
        service: 'aaaaa-aaaaaaa',
        cluster: `${here}/cdviz-dev`,
        version: '0.4.0-11-gd6f6e7b',
        commit: '251202611b4faf9105c06eb03df7a28d7a495c69',
        finishedAt: Date.UTC(2025, 7, 14, 12, 19, 19),
      },
    ],
  },
  '002.json': {
    id: '8c18ce59-0b78-481e-ae5a-97af3332fe61/14/synced',
    rollouts: [
      {
        service: 'aaaaaaaa-aaaaaaa',
        version: '0.6.3',
        actor: 'aaaaa',
        commit: '90460e57069cadc1332ca8137268028bf3f12765',
        startedAt: at('15:21:07'),
        finishedAt: at('15:21:07'),
      },
    ],
  },
  '003.json': unsynced,
  '004.json': {
    id: '4577e2ac-9af1-45f3-b58d-b43d41c1fe2a/0/healthy',
    rollouts: [
      { service: 'aaaaa-aaaaaaaaa', version: '0.8.0', finishedAt: Date.UTC(2025, 7, 14, 12, 19, 21) },
      {
        service: 'aaaaa-aaaaaaaaa-kubewatch',
        version: 'v2.9.0',
        finishedAt: Date.UTC(2025, 7, 14, 12, 19, 21),
      },
    ],
  },
  '005.json': unsynced,
  '006.json': unsynced,
  '007_sync_podinfo_1_1.json': running(root, ofRoot, '16:20:55'),
  '008_sync_podinfo_1_2.json': rootDone(
    37,
    '16:20:55',
    '16:20:59',
    '94fcc5e8673e0d2d7fbca6b1c6c455ba308314fc',
  ),
  '009_sync_podinfo_1_3.json': running(pod, ofPod, '16:21:00', { version: '6.9.0' }),
  '010_sync_podinfo_1_4.json': podFirst,
  '011_sync_podinfo_2_1.json': running(root, ofRoot, '16:45:15'),
  '012_sync_podinfo_2_2.json': podFirst,
  '013_sync_podinfo_2_3.json': rootDone(
    38,
    '16:45:15',
    '16:45:19',
    'a390e57286ce93cd869ef0cd157c287a7082d504',
  ),
  '014_sync_podinfo_3_1.json': running(root, ofRoot, '16:53:16'),
  '015_sync_podinfo_3_2.json': running(pod, ofPod, '16:53:19', { version: '6.9.0' }),
  '016_sync_podinfo_3_3.json': rootDone(
    39,
    '16:53:16',
    '16:53:20',
    '2396abec0a4a8bb67cbe5395fbf28dadf45e0b48',
  ),
  '017_sync_podinfo_3_4.json': {
    id: `${pod}/1/healthy`,
    rollouts: [
      {
        ...ofPod,
        rolloutId: `${pod}/${at('16:53:19')}`,
        startedAt: at('16:53:19'),
        finishedAt: at('16:53:20'),
        outcome: 'succeeded',
        version: '6.9.0',
      },
    ],
  },
  '018_sync_podinfo_4_1.json': running(root, ofRoot, '16:57:40'),
  '019_sync_podinfo_4_2.json': rootDone(
    40,
    '16:57:40',
    '16:57:43',
    '224f6a2da219e7efa4178277707ac90007e133b9',
  ),
  '020_sync_podinfo_4_3.json': running(pod, ofPod, '16:57:44', { version: '6.9.2' }),
  '021_remove_podinfo_1_1.json': rootDone(
    40,
    '16:57:40',
    '16:57:43',
    '224f6a2da219e7efa4178277707ac90007e133b9',
  ),
  '022_remove_podinfo_2_1.json': {
    id: `${pod}/deleted`,
    rollouts: [{ ...ofPod, kind: 'undeployed', finishedAt: at('17:05:10') }],
  },
}

describe.skipIf(!existsSync(folder))(
  `shared fixtures${existsSync(folder) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('no capture was overlooked', () => {
      expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort())
    })

    test.each(Object.entries(expected))('%s', (file, { id, ignored = null, rollouts = [] }) => {
      const event = told(file)
      if (id !== undefined) expect(event.id).toBe(id)
      expect(event.ignored).toBe(ignored)
      expect(event.observations).toMatchObject(rollouts)
    })
  },
)

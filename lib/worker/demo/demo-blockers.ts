import type { BlockerType } from '#lib/domain/blocker/blocker.ts'

/** Days before today, days after today (negative: over), and why it moved. */
export type DemoPromise = [agoDays: number, inDays: number | null, reason?: string]

export type DemoBlocker = {
  key: string
  type: BlockerType
  title: string
  detail?: string
  /** Which of the teams with the least left owns it; null: nobody. */
  owner: number | null
  person?: string
  agoDays: number
  /** Whose left services it holds, and what share of them. */
  of: { archetypes?: string[]; office?: number; area?: number }
  share: number
  promises?: DemoPromise[]
  ticket?: string
  end?: { agoDays: number; outcome: 'solved' | 'dropped'; reason: string } | { agoDays: number; into: string }
}

/** What holds the invented company back. Nobody in it exists. */
export const demoBlockers: readonly DemoBlocker[] = [
  {
    key: 'volumes',
    type: 'platform_gap',
    title: 'Stateful volumes in Asia',
    detail: 'No storage class there survives the loss of a node. Europe and America have one since winter.',
    owner: 0,
    person: 'Ottilie Ballast',
    agoDays: 210,
    of: { archetypes: ['stateful'] },
    share: 0.8,
    promises: [
      [200, -40],
      [60, -9, 'Disks came six weeks late.'],
      [12, 38, 'The second site needs its own disks.'],
    ],
    ticket: 'VOL-7',
  },
  {
    key: 'volumes-twin',
    type: 'platform_gap',
    title: 'No stateful volume in Asia yet',
    owner: null,
    agoDays: 150,
    of: { archetypes: ['stateful'] },
    share: 0.2,
    end: { agoDays: 120, into: 'volumes' },
  },
  {
    key: 'address',
    type: 'platform_gap',
    title: 'Fixed source address for partners',
    detail:
      'Banks and carriers let in a handful of addresses; what leaves the new clusters has others every day.',
    owner: 1,
    person: 'Jorun Fairlead',
    agoDays: 260,
    of: { archetypes: ['partner-link'] },
    share: 0.75,
    promises: [
      [240, -70],
      [90, 24, 'Carriers answer slowly.'],
    ],
    ticket: 'NET-112',
  },
  {
    key: 'timed',
    type: 'platform_gap',
    title: 'Timed jobs have no home',
    owner: 0,
    agoDays: 180,
    of: { archetypes: ['batch-like'] },
    share: 0.7,
    promises: [
      [170, -20],
      [25, 52, 'First the volumes.'],
    ],
    ticket: 'JOB-3',
  },
  {
    key: 'heap',
    type: 'knowledge',
    title: 'Heap settings in the base image',
    detail: 'Nobody is sure which settings hold under a memory limit.',
    owner: 2,
    agoDays: 120,
    of: { archetypes: ['http-with-cache'] },
    share: 0.35,
    promises: [
      [110, -15],
      [18, 10, 'One more load test.'],
    ],
  },
  {
    key: 'grpc',
    type: 'dependency',
    title: 'gRPC checks behind the old balancer',
    owner: 1,
    agoDays: 95,
    of: { archetypes: ['high-traffic-http'] },
    share: 0.6,
  },
  {
    key: 'payments-review',
    type: 'review',
    title: 'Security review of payment paths',
    owner: 3,
    person: 'Silvan Keelson',
    agoDays: 140,
    of: { area: 2 },
    share: 0.3,
    promises: [
      [130, -30],
      [35, 17, 'Two reviewers for nine teams.'],
    ],
    ticket: 'SEC-41',
  },
  {
    key: 'privacy-review',
    type: 'review',
    title: 'Privacy review of customer data',
    owner: 3,
    agoDays: 80,
    of: { area: 4 },
    share: 0.3,
    promises: [[70, 45]],
  },
  {
    key: 'topics',
    type: 'dependency',
    title: 'Stream topics move in one go',
    detail: 'Readers and writers of a topic have to move within a day.',
    owner: 4,
    agoDays: 160,
    of: { archetypes: ['stream-consumer'] },
    share: 0.4,
    promises: [
      [150, -28],
      [40, 31, 'The big topics first.'],
    ],
  },
  {
    key: 'offsets',
    type: 'knowledge',
    title: 'How to keep offsets while on both',
    owner: 4,
    agoDays: 75,
    of: { archetypes: ['stream-consumer'] },
    share: 0.2,
    promises: [[60, 12]],
  },
  {
    key: 'season',
    type: 'time',
    title: 'Season of the big shippers',
    detail: 'No changes to booking until the peak is over.',
    owner: null,
    person: 'area lead',
    agoDays: 45,
    of: { area: 0 },
    share: 0.18,
    promises: [[40, 33]],
  },
  {
    key: 'reorganised',
    type: 'time',
    title: 'Two people for eleven services',
    owner: null,
    agoDays: 66,
    of: { office: 3 },
    share: 0.3,
  },
  {
    key: 'cache',
    type: 'platform_gap',
    title: 'Warm caches across a rollout',
    owner: 2,
    agoDays: 105,
    of: { archetypes: ['http-with-cache'] },
    share: 0.2,
    promises: [
      [100, -34],
      [44, 66, 'The first design lost sessions.'],
    ],
    ticket: 'CACHE-19',
  },
  {
    key: 'certificates',
    type: 'dependency',
    title: 'Certificates of the old gateway',
    owner: 1,
    agoDays: 58,
    of: { archetypes: ['plain-http'], office: 0 },
    share: 0.25,
    promises: [[50, 20]],
  },
  {
    key: 'first-steps',
    type: 'knowledge',
    title: 'First service: nobody there has done one',
    owner: 5,
    agoDays: 90,
    of: { office: 2 },
    share: 0.3,
    promises: [[30, 15]],
  },
  {
    key: 'dashboards',
    type: 'platform_gap',
    title: 'Dashboards show only Helios',
    owner: 2,
    agoDays: 130,
    of: { area: 1 },
    share: 0.14,
    promises: [
      [120, -45],
      [50, -12, 'Half of the panels are copied.'],
    ],
  },
  {
    key: 'on-call',
    type: 'knowledge',
    title: 'On call without Helios tools',
    owner: 5,
    agoDays: 40,
    of: { office: 4 },
    share: 0.3,
  },
  {
    key: 'quota',
    type: 'platform_gap',
    title: 'Quota of the Asian clusters',
    owner: 0,
    agoDays: 52,
    of: { archetypes: ['plain-http', 'stream-consumer'], office: 1 },
    share: 0.3,
    promises: [[48, 26]],
    ticket: 'CAP-88',
  },
  {
    key: 'vendor',
    type: 'other',
    title: 'Vendor supports Helios only until its contract ends',
    owner: null,
    agoDays: 230,
    of: { archetypes: ['partner-link'] },
    share: 0.15,
    promises: [[220, 120]],
  },
  {
    key: 'load-test',
    type: 'time',
    title: 'Load test before the summer timetable',
    owner: 4,
    agoDays: 33,
    of: { archetypes: ['high-traffic-http'] },
    share: 0.3,
    promises: [[30, 18]],
  },
  {
    key: 'old-library',
    type: 'dependency',
    title: 'Library that asks Helios for names',
    detail: 'It has to be replaced in each service; a new one is there.',
    owner: 2,
    person: 'Runa Cleat',
    agoDays: 190,
    of: { area: 3 },
    share: 0.25,
    promises: [
      [180, -80],
      [85, -5, 'The new one lacked retries.'],
      [6, 30, 'Retries are in, teams have to take it.'],
    ],
    ticket: 'LIB-5',
  },
]

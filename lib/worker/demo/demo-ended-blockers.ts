import type { DemoBlocker } from './demo-blockers.ts'

/** What held the invented company back once. */
export const demoEndedBlockers: readonly DemoBlocker[] = [
  {
    key: 'logs',
    type: 'platform_gap',
    title: 'Logs of jobs are gone with the job',
    owner: 2,
    agoDays: 170,
    of: { archetypes: ['batch-like', 'stream-consumer'] },
    share: 0.12,
    promises: [[160, -64]],
    end: { agoDays: 62, outcome: 'solved', reason: 'They are kept for thirty days.' },
  },
  {
    key: 'templates',
    type: 'knowledge',
    title: 'Templates for the first manifest',
    owner: 5,
    agoDays: 220,
    of: { archetypes: ['plain-http'] },
    share: 0.08,
    promises: [[210, -90]],
    end: { agoDays: 96, outcome: 'solved', reason: 'Five templates, used by all teams since.' },
  },
  {
    key: 'region',
    type: 'platform_gap',
    title: 'Second American region',
    owner: 0,
    agoDays: 140,
    of: { archetypes: ['high-traffic-http', 'plain-http'], office: 5 },
    share: 0.25,
    promises: [[130, -18]],
    end: { agoDays: 16, outcome: 'solved', reason: 'Open since this month.' },
  },
  {
    key: 'rename',
    type: 'other',
    title: 'Services are to be renamed first',
    owner: null,
    agoDays: 88,
    of: { area: 5 },
    share: 0.2,
    end: { agoDays: 27, outcome: 'dropped', reason: 'Names can change later.' },
  },
]

import { describe, expect, test } from 'vitest'
import { type Plans, planBars, planEvents } from './timeline-plans.ts'

const window = { from: Date.parse('2026-03-01T00:00:00Z'), to: Date.parse('2026-06-01T00:00:00Z') }
const plans: Plans = {
  claims: [
    {
      report: 'r1',
      at: '2026-05-02T08:00:00Z',
      by: 'Ada Example',
      team: 'quay',
      kind: 'moving',
      byOn: '2026-06-30',
      formerDays: ['2026-05-31'],
      isPrivate: false,
    },
  ],
  blockers: [
    {
      id: 'b1',
      title: 'Volumes',
      ownerTeam: 'keel',
      ownerName: null,
      from: '2026-02-01T00:00:00Z',
      to: '2026-05-01T00:00:00Z',
      outcome: 'solved',
      promisedOn: '2026-05-10',
      promises: [
        { on: '2026-04-01', recordedAt: '2026-03-01T09:00:00Z', recordedBy: 'Keel' },
        { on: '2026-05-10', recordedAt: '2026-03-20T09:00:00Z', recordedBy: 'Keel' },
      ],
    },
  ],
  visits: [
    {
      id: 'v1',
      officeName: 'Oslo',
      from: '2026-04-06',
      to: '2026-04-08',
      kind: 'help',
      engineers: ['Ilse', 'Jo'],
      movedFrom: [],
    },
  ],
  commitments: [],
}

describe('reports, visits and blockers on the timeline of a service', () => {
  test('are walked through in order of time; what began before the window is a stretch without a mark', () => {
    expect(planEvents(plans, window).map(({ lane, text, isBad }) => ({ lane, text, isBad }))).toEqual([
      { lane: 'blockers', text: 'Volumes promised for 1 Apr 2026 by Keel', isBad: false },
      { lane: 'blockers', text: 'Volumes moved to 10 May 2026 by Keel', isBad: true },
      { lane: 'visits', text: 'Ilse and Jo in Oslo', isBad: false },
      { lane: 'blockers', text: 'solved: Volumes', isBad: false },
      { lane: 'reports', text: 'Ada Example says: on its way, by 30 Jun 2026', isBad: false },
    ])
  })

  test('a visit is as long as its days, a blocker as long as it held the service', () => {
    const { visits, blockers } = planBars(plans, window)
    expect(visits).toMatchObject([
      { key: 'v1', from: Date.parse('2026-04-06T00:00:00Z'), to: Date.parse('2026-04-09T00:00:00Z') },
    ])
    expect(blockers).toMatchObject([
      { key: 'b1', look: 'closed', from: window.from, to: Date.parse('2026-05-01T00:00:00Z') },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { presenceLanes, timelineEvents } from './timeline-lanes.ts'

const at = (day: string) => `2026-03-${day}T00:00:00.000Z`
const window = { from: Date.parse(at('05')), to: Date.parse(at('20')) }

describe('lanes of the timeline', () => {
  test('stays are cut to the window, and a cluster outside of it has no lane', () => {
    const stay = { region: null, deletedAt: null, version: null, readyInstances: null, isSilent: false }
    const lanes = presenceLanes(
      {
        placements: [
          {
            ...stay,
            platform: 'kubernetes',
            cluster: 'euw-1',
            from: at('01'),
            to: null,
            presence: [{ from: at('08'), to: at('10') }],
          },
          { ...stay, platform: 'helios', cluster: 'rtm-1', from: at('01'), to: at('04'), presence: [] },
        ],
      },
      window,
    )
    expect(lanes).toHaveLength(1)
    expect(lanes[0]).toMatchObject({
      cluster: 'euw-1',
      placed: [window],
      ready: [{ from: Date.parse(at('08')), to: Date.parse(at('10')) }],
    })
  })

  test('deploys, failures and rollbacks come in order of time; a deploy knows its event', () => {
    const item = {
      receivedAt: at('09'),
      platform: 'helios',
      cluster: 'rtm-1',
      kind: 'rollout',
      outcome: null,
    }
    const events = timelineEvents(
      { deploys: [{ at: at('09'), platform: 'helios', artefact: null, version: '2', rollouts: 3 }] },
      [
        { ...item, source: 's', id: 'ok', at: at('09'), version: '2', fate: 'deploy' },
        { ...item, source: 's', id: 'bad', at: at('07'), version: '1', fate: 'failed' },
        { ...item, source: 's', id: 'old', at: at('02'), version: '1', fate: 'failed' },
      ],
      window,
    )
    expect(events.map(({ lane, text, event }) => ({ lane, text, event }))).toEqual([
      { lane: 'marks', text: 'failed rollout of 1 on rtm-1', event: { source: 's', id: 'bad' } },
      { lane: 'helios', text: 'deploy of 2 on helios, 3 rollouts folded', event: { source: 's', id: 'ok' } },
    ])
  })
})

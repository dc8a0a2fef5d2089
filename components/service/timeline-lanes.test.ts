import { describe, expect, test } from 'vitest'
import { presenceLanes } from './timeline-lanes.ts'

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
})

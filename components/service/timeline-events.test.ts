import { describe, expect, test } from 'vitest'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { evidenceEvents } from './timeline-events.ts'
import { ownerBars, saidBars, saidEvents } from './timeline-records.ts'
import { stepTo } from './timeline-walk.ts'

const at = (day: string) => `2026-03-${day}T00:00:00.000Z`
const window = { from: Date.parse(at('05')), to: Date.parse(at('20')) }
const item = { receivedAt: at('09'), platform: 'helios', cluster: 'rtm-1', kind: 'rollout', outcome: null }
const stay = {
  platform: 'helios',
  cluster: 'rtm-1',
  region: null,
  version: null,
  readyInstances: null,
  isSilent: false,
}
const nothing: Pick<ServiceAnswer, 'deploys' | 'states' | 'placements' | 'ownership'> = {
  deploys: [],
  states: [],
  placements: [],
  ownership: [],
}

describe('what the evidence tells, in order of time', () => {
  test('deploys, failures and rollbacks: a deploy knows its event', () => {
    const events = evidenceEvents(
      {
        ...nothing,
        deploys: [{ at: at('09'), platform: 'helios', artefact: null, version: '2', rollouts: 3 }],
      },
      [
        { ...item, source: 's', id: 'ok', at: at('09'), version: '2', fate: 'deploy' },
        { ...item, source: 's', id: 'bad', at: at('07'), version: '1', fate: 'failed' },
        { ...item, source: 's', id: 'old', at: at('02'), version: '1', fate: 'failed' },
      ],
      window,
    )
    expect(events.map(({ lane, text, event }) => ({ lane, text, event }))).toEqual([
      { lane: 'marks', text: 'failed rollout of 1 on rtm-1', event: { source: 's', id: 'bad' } },
      {
        lane: 'deploys helios',
        text: 'deploy of 2 on Helios, 3 rollouts folded',
        event: { source: 's', id: 'ok' },
      },
    ])
  })

  test('changes of state with the event that made them, places, and owners', () => {
    const events = evidenceEvents(
      {
        deploys: [],
        states: [
          { state: 'origin_only', from: at('01'), to: at('08'), evidence: [] },
          { state: 'both', from: at('08'), to: null, evidence: [{ source: 's', id: 'first' }] },
        ],
        placements: [
          {
            ...stay,
            from: at('06'),
            to: at('12'),
            deletedAt: at('13'),
            presence: [
              { from: at('06'), to: at('09') },
              { from: at('10'), to: at('12') },
            ],
          },
        ],
        ownership: [
          { team: 'gangway', from: null },
          { team: 'ballast', from: at('11') },
        ],
      },
      [{ ...item, source: 's', id: 'placed', at: at('06'), version: null, fate: 'evidence' }],
      window,
      id => id.toUpperCase(),
    )
    expect(events.map(({ text }) => text)).toEqual([
      'deployed and ready in rtm-1',
      'state: Helios only, then On both',
      'no instance is ready in rtm-1',
      'an instance is ready in rtm-1',
      'owned by BALLAST from here on',
      'undeployed in rtm-1',
      'its workload is deleted in rtm-1',
    ])
    expect(events.map(({ event }) => event?.id ?? null).slice(0, 2)).toEqual(['placed', 'first'])
  })
})

describe('what people say', () => {
  const said = {
    annotations: [
      {
        id: 'a',
        kind: 'freeze',
        title: 'Easter',
        from: at('06'),
        to: at('08'),
        area: null,
        team: null,
        service: null,
        migration: null,
        reason: null,
        recordedAt: at('01'),
        recordedBy: 'Lea',
      },
    ],
    overrides: [],
    disputes: [
      {
        id: 'd',
        service: 'x',
        team: null,
        area: null,
        about: 'state',
        claim: 'it left',
        owner: 'Kim',
        dueOn: '2026-03-30',
        isOverdue: false,
        standing: 'declined',
        recordedAt: at('09'),
        recordedBy: 'Ida',
        outcome: 'declined',
        answer: 'it is there',
        answeredAt: at('11'),
        answeredBy: 'Kim',
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawnReason: null,
        mayAnswer: false,
        mayWithdraw: false,
      },
    ],
  } as const satisfies Parameters<typeof saidEvents>[0]

  test('stands in lanes of its own and leads to where it is told in full', () => {
    expect(saidEvents(said, window).map(({ lane, text, anchor }) => [lane, text, anchor])).toEqual([
      ['annotations', 'freeze: Easter', 'said-a'],
      ['disputes', '“it left” says Ida', 'said-d'],
      ['disputes', 'declined: it is there', 'said-d'],
    ])
    const bars = saidBars(said, window)
    expect(bars.annotations).toMatchObject([{ look: 'freeze', text: 'Easter', to: Date.parse(at('08')) }])
    expect(bars.disputes).toMatchObject([{ look: 'closed', from: Date.parse(at('09')) }])
  })

  test('owners are stretches, the first from the left edge', () => {
    const bars = ownerBars(
      [
        { team: 'a', from: null },
        { team: 'b', from: at('10') },
      ],
      window,
      id => id,
    )
    expect(bars.map(({ text, from, to }) => [text, from, to])).toEqual([
      ['a', window.from, Date.parse(at('10'))],
      ['b', Date.parse(at('10')), window.to],
    ])
  })
})

describe('arrow keys', () => {
  const event = (lane: string, day: number) => ({
    key: `${lane} ${day}`,
    at: day,
    lane,
    text: '',
    isBad: false,
    event: null,
    anchor: null,
  })
  const events = [
    event('state', 1),
    event('helios', 2),
    event('helios', 8),
    event('state', 9),
    event('notes', 9),
  ]
  const lanes = ['state', 'empty', 'helios', 'notes']
  const walk = (key: string, from: number | null) => stepTo(key, from, events, lanes)

  test('go through all lanes in time, and end at the ends', () => {
    expect([walk('ArrowRight', null), walk('ArrowRight', 1), walk('ArrowRight', 4)]).toEqual([0, 2, 4])
    expect([walk('ArrowLeft', null), walk('ArrowLeft', 2), walk('ArrowLeft', 0)]).toEqual([4, 1, 0])
    expect([walk('Home', 3), walk('End', 0)]).toEqual([0, 4])
  })

  test('lead up and down to the nearest event of the next lane that has any', () => {
    expect(walk('ArrowDown', 3)).toBe(2)
    expect(walk('ArrowDown', 0)).toBe(1)
    expect(walk('ArrowUp', 4)).toBe(2)
    expect(walk('ArrowUp', 0)).toBe(0)
  })

  test('mean nothing where there is no event, nor do other keys', () => {
    expect(stepTo('ArrowRight', null, [], lanes)).toBeNull()
    expect(walk('a', 1)).toBeNull()
  })
})

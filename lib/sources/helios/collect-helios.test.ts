import { describe, expect, it } from 'vitest'
import type { CollectedEvent, HttpClient } from '../collector.ts'
import { createHeliosCollector } from './collect-helios.ts'
import { defaultHeliosOptions, type HeliosOptions } from './helios-options.ts'
import { type HeliosStory, playStory, readHeliosStory } from './replay/helios-story.ts'
import type { HeliosWorld } from './replay/helios-world.ts'

type Body = {
  type: string
  rolloutId: string
  service: string
  version: string
  group: string | null
  episodeKind: string
  outcome: string
  phase: string
  startedAt: number
  finishedAt: number | null
  change: string
  at: number
}

const signal = new AbortController().signal
const options: HeliosOptions = { ...defaultHeliosOptions, platform: 'helios', cluster: 'lon' }
const beginAt = 1795245075000
const endAt = 1795245500000

function clientOf(world: HeliosWorld, refuse: (path: string) => boolean): HttpClient {
  return {
    address: 'http://master',
    fetch: async ({ method = 'GET', path, body = '' }) => ({
      ...(refuse(path) ? { status: 500, text: '' } : world.answer({ method, path, body })),
      retryAfterSeconds: null,
    }),
    open: () => Promise.reject(new Error('no streams')),
    close: async () => {},
  }
}

/** Plays a story past a collector whose clock is the story's; looks happen when the collector asks for them, or at every `stepMs`. */
async function follow(
  story: HeliosStory,
  overrides: Partial<HeliosOptions> = {},
  stepMs: number | null = null,
  refuse: (path: string) => boolean = () => false,
) {
  const { world, playUntil } = playStory(story)
  let now = beginAt
  const collector = createHeliosCollector(
    { ...options, ...overrides },
    { masters: [clientOf(world, refuse)], clock: () => now },
  )
  let state: unknown = null
  const events: CollectedEvent[] = []
  while (now < endAt) {
    playUntil(now)
    const collected = await collector.collect({ state, now, signal })
    // The state is stored as JSON between cycles.
    state = JSON.parse(JSON.stringify(collected.state))
    events.push(...collected.events)
    now += stepMs ?? Math.max(collected.nextInMs, 1)
  }
  return {
    bodies: events.map(event => JSON.parse(new TextDecoder().decode(event.body)) as Body),
    events,
    state,
  }
}

/** The last word on each episode, in the order in which they were first told. */
function episodesOf(bodies: Body[]): Body[] {
  const last = new Map<string, Body>()
  for (const body of bodies) if (body.type === 'episode') last.set(body.rolloutId, body)
  return [...last.values()]
}

const line = ({ service, version, group, episodeKind, outcome }: Body): string =>
  `${group ?? 'manual'} ${service} ${version} ${episodeKind} ${outcome}`

/** By hand, from the story the recordings tell. None for restarts, for STOP and START, for the restarted agent. */
const expected = [
  'manual checkout 1.4.0 new succeeded',
  'manual checkout 1.4.0 redeploy succeeded',
  'cart-prod cart 2.0.0 new succeeded',
  'cart-prod cart 2.1.0 new succeeded',
  'cart-prod cart 2.1.0 redeploy succeeded',
  'cart-prod cart 2.2.0 new failed',
  'cart-prod cart 2.1.0 rollback succeeded',
  'cart-prod cart 2.3.0 new aborted',
  'manual flappy 1 new unfinished',
  'manual sick 1 new unfinished',
  'cart-prod cart 2.3.0 new succeeded',
  'cart-prod cart 2.4.0 new succeeded',
  'cart-prod cart 2.4.0 hosts_changed succeeded',
  'cart-prod cart 2.4.0 hosts_changed succeeded',
]

describe('episodes of the recorded Helios story', () => {
  const everySight = { groupPollMs: 50, rollingPollMs: 50, hostPollMs: 200, jobPollMs: 1000 }

  it('are told each with its kind when every recorded sight is looked at', async () => {
    const { bodies } = await follow(readHeliosStory(), everySight, 50)
    expect(episodesOf(bodies).map(line).sort()).toEqual(expected.toSorted())
  })

  it('have the times of the agents', async () => {
    const { bodies } = await follow(readHeliosStory(), everySight, 50)
    const first = episodesOf(bodies)[0]
    expect(first?.startedAt).toBe(1795245079714)
    expect(first?.finishedAt).toBe(1795245081108)
  })

  it('are told once, under keys that never repeat', async () => {
    const { events } = await follow(readHeliosStory(), everySight, 50)
    expect(new Set(events.map(event => event.id)).size).toBe(events.length)
  })

  it('come out of looks a second apart, except where two rolling updates touched within less', async () => {
    const { bodies } = await follow(readHeliosStory(), {
      ...everySight,
      groupPollMs: 1000,
      rollingPollMs: 1000,
      hostPollMs: 1000,
    })
    const lines = episodesOf(bodies).map(line).sort()
    expect(lines).toEqual(expected.filter(text => !text.includes('2.1.0 redeploy')).toSorted())
  })

  it('come out of the ordinary rhythm of looks without one that did not happen', async () => {
    const { bodies } = await follow(readHeliosStory())
    const lines = episodesOf(bodies).map(line)
    for (const text of lines) expect(expected).toContain(text)
    // Rolling updates of nine seconds, two of them between two looks twelve seconds apart, cannot all be seen.
    expect(lines.length).toBeGreaterThanOrEqual(9)
    expect(lines).toContain('cart-prod cart 2.4.0 hosts_changed succeeded')
  })

  it('come out of the deployment groups alone where nothing else can be read', async () => {
    const isOther = (path: string) => !path.startsWith('/deployment-group')
    const { bodies } = await follow(readHeliosStory(), everySight, 50, isOther)
    expect(episodesOf(bodies).map(line).sort()).toEqual(
      expected.filter(text => text.startsWith('cart-prod')).toSorted(),
    )
  })

  it('never store environment, tokens or flags', async () => {
    const { events, state } = await follow(readHeliosStory(), everySight, 250)
    const text = JSON.stringify(state) + events.map(event => new TextDecoder().decode(event.body)).join()
    expect(text).not.toMatch(/JVM_ARGS|redacted|token|inputArguments/)
  })
})

describe('evidence of the recorded Helios story', () => {
  it('places a service with its first deployment, stopped or not, and lets it go when it is taken away everywhere', async () => {
    const { bodies } = await follow(
      readHeliosStory(),
      { hostPollMs: 200, groupPollMs: 500, jobPollMs: 1000 },
      100,
    )
    const of = (service: string) =>
      bodies.filter(body => body.type === 'evidence' && body.service === service).map(body => body.change)
    expect(of('checkout')).toEqual([
      'placed',
      'ready',
      'unready',
      'ready',
      'undeployed',
      'placed',
      'ready',
      'undeployed',
      'deleted',
    ])
    expect(of('cart').filter(change => change !== 'ready' && change !== 'unready')).toEqual(['placed'])
    expect(of('execy')).toEqual([])
  })
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HttpClient } from '../collector.ts'
import { type FollowTools, followKind, type KindHealth, pause } from './follow-kind.ts'
import { kinds } from './kinds.ts'
import { defaultKubernetesOptions } from './kubernetes-options.ts'
import { createGate, takingTurns } from './taking-turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('kinds of a cluster in trouble', () => {
  test('begin lists again no closer than a second apart, also when one answer kept all others waiting', async () => {
    const ended = new AbortController()
    const began: number[] = []
    const client: HttpClient = {
      address: 'http://cluster.example',
      fetch: () => Promise.reject(new Error('no reads')),
      async open() {
        began.push(Date.now())
        // Every now and then the server is silent for long; else it refuses at once.
        await pause(began.length % 12 === 0 ? 20_000 : 5, ended.signal)
        throw new Error('other side closed')
      },
      close: async () => {},
    }
    const inTurn = takingTurns()
    const mayRestart = createGate(1000, Date.now)
    const mayList = createGate(1000, Date.now)
    const followed = kinds.map(kind => {
      const health: KindHealth = {
        state: 'starting',
        provenAt: 0,
        listedAt: null,
        error: null,
        failures: 0,
        version: '',
      }
      const tools: FollowTools = {
        client,
        options: {
          ...defaultKubernetesOptions,
          platform: 'kubernetes',
          cluster: 'gew1',
          serviceRules: ['name'],
          isTemporaryName: () => false,
        },
        health,
        push: () => undefined,
        inTurn,
        mayRestart,
        mayList,
        requireSameCluster: async () => {},
        knownCount: () => 0,
        clock: Date.now,
        random: () => 0.1,
        signal: ended.signal,
      }
      return followKind(kind, tools)
    })
    await vi.advanceTimersByTimeAsync(300_000)
    ended.abort()
    await vi.advanceTimersByTimeAsync(1000)
    await Promise.all(followed)
    const again = began.slice(kinds.length)
    expect(again.length).toBeGreaterThan(20)
    const gaps = again.slice(1).map((at, index) => at - again[index]!)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
  })
})

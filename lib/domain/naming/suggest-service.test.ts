import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../time/durations.ts'
import { looksPassing, type NamedService, suggestionsAmong } from './suggest-service.ts'

const service = (id: string, rest: Partial<NamedService> = {}): NamedService => ({
  id,
  team: null,
  names: [],
  traits: [],
  ...rest,
})
const services = [
  service('fare-board', { team: 'tickets', names: ['fareboard'] }),
  service('tide-tables', { traits: [{ repository: 'git.example.com/sea/tides', namespace: 'sea' }] }),
  service('manifest-writer', { team: 'cargo', traits: [{ image: 'registry.example.com/cargo/mw:1.2' }] }),
  service('berth', { team: 'quay' }),
]
const suggest = (name: string, traits: Record<string, string> = {}) =>
  suggestionsAmong(services)({ name, traits: [traits] }).map(({ service: id, reason }) => [id, reason])

describe('suggesting a service for a name', () => {
  it('says why it is near', () => {
    expect(suggest('x', { repository: 'git.example.com/sea/tides' })).toEqual([
      ['tide-tables', 'same repository'],
    ])
    expect(suggest('x', { image: 'registry.example.com/cargo/mw:9' })).toEqual([
      ['manifest-writer', 'same image'],
    ])
    expect(suggest('FARE_BOARD')).toEqual([['fare-board', 'only separators differ']])
    expect(suggest('fare-board-v2')).toEqual([['fare-board', 'only -v2 differs']])
    expect(suggest('berth-canary')).toEqual([['berth', 'only -canary differs']])
    expect(suggest('berth-prod-v3')).toEqual([['berth', 'only -prod-v3 differs']])
    expect(suggest('x', { 'label:app': 'tide_tables' })).toEqual([['tide-tables', 'same label tide_tables']])
    expect(suggest('manifestwrtr')).toEqual([['manifest-writer', 'two letters differ']])
    expect(suggest('beerth', { team: 'quay' })).toEqual([['berth', 'one letter differs, same team']])
  })

  it('suggests nothing when nothing is near', () => {
    expect(suggest('lane-probe')).toEqual([])
    expect(suggest('birth')).toEqual([])
    expect(suggest('')).toEqual([])
  })

  it('puts the strongest reason first', () => {
    const found = suggest('berth-v2', { repository: 'git.example.com/sea/tides' })
    expect(found.map(([id]) => id)).toEqual(['tide-tables', 'berth'])
  })

  it('marks what came and went within a day', () => {
    const now = 100 * dayMs
    expect(looksPassing('berth-canary', now - hourMs, now, now)).toBe(true)
    expect(looksPassing('berth', now - 3 * dayMs, now - 3 * dayMs + hourMs, now)).toBe(true)
    expect(looksPassing('berth', now - hourMs, now, now)).toBe(false)
    expect(looksPassing('berth-canary', now - 9 * dayMs, now, now)).toBe(false)
  })
})

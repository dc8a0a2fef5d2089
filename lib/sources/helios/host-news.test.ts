import { expect, test } from 'vitest'
import { emptyHeliosState, type HeliosState, type HostMemory } from './helios-state.ts'
import { hostNews } from './host-news.ts'

const serviceOf = (jobId: string) => jobId.split(':')[0]!
const host = (seenAt: number, jobIds: string[], rest: Partial<HostMemory> = {}): HostMemory => ({
  isUp: true,
  jobs: Object.fromEntries(jobIds.map(id => [id, { goal: 'START', group: null }])),
  tasks: {},
  cpus: 16,
  missingSince: null,
  seenAt,
  isUnread: false,
  ...rest,
})
const look = (state: HeliosState, now: number, web1?: HostMemory) => {
  state.hosts = web1 === undefined ? {} : { web1 }
  return hostNews(state, { now, serviceOf })
}

test('a last tenant that left is told when a second look says so, as of the first', () => {
  const state = emptyHeliosState()
  const first = { host: 'web1', at: 1, cores: 16, status: 'up', tenants: ['cart'] }
  expect(look(state, 1, host(1, ['cart:1:a']))).toEqual([first])
  expect(look(state, 2, host(2, []))).toEqual([])
  expect(look(state, 3, host(3, []))).toEqual([{ ...first, at: 2, tenants: [] }])
  expect(look(state, 4, host(4, []))).toEqual([])
})

test('a new version on the same host is no news, nor is a moment between two', () => {
  const state = emptyHeliosState()
  look(state, 1, host(1, ['cart:1:a']))
  expect(look(state, 2, host(2, []))).toEqual([])
  expect(look(state, 3, host(3, ['cart:2:b']))).toEqual([])
})

test('a look that did not read a host confirms nothing', () => {
  const state = emptyHeliosState()
  look(state, 1, host(1, ['cart:1:a']))
  look(state, 2, host(2, []))
  expect(look(state, 3, host(2, []))).toEqual([])
})

test('a host that left is told once, as of when it was first missed', () => {
  const state = emptyHeliosState()
  look(state, 1, host(1, []))
  look(state, 5, host(1, [], { missingSince: 5 }))
  expect(look(state, 9)).toMatchObject([{ host: 'web1', status: 'gone', at: 5 }])
  expect(look(state, 10)).toEqual([])
})

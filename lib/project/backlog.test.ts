import { expect, test } from 'vitest'
import { Backlog } from './backlog.ts'

const dirty = (count: number, lastSeq: number) => ({
  serviceIds: Array.from({ length: count }, (_, index) => `svc-${index}`),
  lastSeq,
  markCount: count,
})

test('a few services are projected at once, however often they come', () => {
  const backlog = new Backlog()
  for (let seq = 1; seq < 5; seq++) {
    expect(backlog.due(dirty(3, seq), seq)).toHaveLength(3)
    backlog.projected(['svc-0', 'svc-1', 'svc-2'], seq)
  }
})

test('under a load each service rests for longer than a round takes, others are served at once', () => {
  const backlog = new Backlog()
  const all = dirty(1_000, 1)
  backlog.projected(backlog.due(all, 0), 2_000)
  const more = dirty(1_000, 2)
  more.serviceIds.push('live')
  expect(backlog.due(more, 2_100)).toEqual(['live'])
  expect(backlog.due(dirty(1_000, 3), 9_000)).toHaveLength(1_000)
})

test('as soon as no new marks come, everything is projected', () => {
  const backlog = new Backlog()
  backlog.projected(backlog.due(dirty(1_000, 1), 0), 2_000)
  expect(backlog.due(dirty(1_000, 2), 2_100)).toHaveLength(0)
  expect(backlog.due(dirty(1_000, 2), 2_350)).toHaveLength(1_000)
})

import { expect, test } from 'vitest'
import { eventsSentence } from './events-sentence.ts'

const asked = { what: 'rollouts', outcome: [], week: null, service: [] } as const

test('the heading says how many there are of what was asked for', () => {
  const of = (given: object, count: number, isMore = false) =>
    eventsSentence({ ...asked, ...given } as never, { count, isMore })
  expect(of({}, 1).answer).toBe('1 rollout was told.')
  expect(of({ service: ['tea'], week: '2026-W09' }, 1_480).answer).toBe(
    '1,480 rollouts of tea were told in 2026-W09.',
  )
  expect(of({}, 100_000, true).answer).toBe('More than 100,000 rollouts were told.')
  expect(of({ outcome: ['failed', 'rollback'] }, 3).rest).toBe('Only failed, rollback.')
  expect(of({ what: 'ignored' }, 0).answer).toBe('0 events are stored and not used.')
})

import { expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { type MuteRecord, muteAt, mutesOf } from './mute.ts'

const record: MuteRecord = {
  id: 'a',
  list: 'unowned',
  migration: 'm',
  serviceId: 'cache',
  untilOn: '2026-04-30',
  reason: 'goes with the site',
  recordedAt: instant('2026-04-01'),
  recordedBy: 'Ada Example',
  withdrawnAt: null,
}
const heldAt = (records: MuteRecord[], on: string, list: 'unowned' | 'stuck' = 'unowned') =>
  muteAt(mutesOf(records, 'm'), list, 'cache', instant(on))?.id ?? null

it('a mute holds from when it was recorded to the end of its last day, on its list alone', () => {
  expect(heldAt([record], '2026-03-31')).toBeNull()
  expect(heldAt([record], '2026-04-01')).toBe('a')
  expect(heldAt([record], '2026-04-30')).toBe('a')
  expect(heldAt([record], '2026-05-01')).toBeNull()
  expect(heldAt([record], '2026-04-15', 'stuck')).toBeNull()
  expect(heldAt([{ ...record, migration: 'other' }], '2026-04-15')).toBeNull()
})

it('one ended early held until then', () => {
  const ended = { ...record, withdrawnAt: instant('2026-04-10') }
  expect(heldAt([ended], '2026-04-09')).toBe('a')
  expect(heldAt([ended], '2026-04-10')).toBeNull()
})

it('of several the longest holds', () => {
  const longer = { ...record, id: 'b', untilOn: '2026-06-30' }
  expect(heldAt([longer, record], '2026-04-15')).toBe('b')
  expect(heldAt([record, longer], '2026-05-15')).toBe('b')
})

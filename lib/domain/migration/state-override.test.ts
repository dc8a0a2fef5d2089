import { describe, expect, it } from 'vitest'
import { disputeStanding } from './dispute.ts'
import { type OverrideRecord, overrideStanding, overridesAt } from './state-override.ts'

const record = (changes: Partial<OverrideRecord> = {}): OverrideRecord => ({
  id: 'one',
  serviceId: 'cache',
  migration: 'm',
  state: 'both',
  fromAt: 100,
  untilAt: 200,
  reason: 'so',
  recordedBy: 'Ada',
  withdrawnAt: null,
  ...changes,
})

describe('an override', () => {
  it('shows from when it was set to its last instant, both included', () => {
    const at = (instant: number) => overrideStanding(record(), instant)
    expect([at(99), at(100), at(200), at(201)]).toEqual([null, 'in_force', 'in_force', 'over'])
  })

  it('ended early, showed until then; ending it after its time changes nothing', () => {
    const early = record({ withdrawnAt: 150 })
    expect([overrideStanding(early, 149), overrideStanding(early, 150)]).toEqual(['in_force', 'ended'])
    expect(overrideStanding(record({ withdrawnAt: 300 }), 400)).toBe('over')
  })

  it('is of one migration, and of several the one recorded last shows', () => {
    const records = [
      record(),
      record({ id: 'two', state: 'idle' }),
      record({ id: 'three', migration: 'other' }),
    ]
    expect(overridesAt(records, 'm', 150).get('cache')).toMatchObject({ id: 'two', state: 'idle', by: 'Ada' })
    expect(overridesAt(records, 'm', 250).size).toBe(0)
  })
})

describe('a correction', () => {
  it('is open from when it was asked for until it is answered or taken back', () => {
    const asked = { recordedAt: 100, outcome: null, answeredAt: null, withdrawnAt: null }
    expect([disputeStanding(asked, 99), disputeStanding(asked, 100)]).toEqual([null, 'open'])
    const answered = { ...asked, outcome: 'declined', answeredAt: 150 }
    expect([disputeStanding(answered, 149), disputeStanding(answered, 150)]).toEqual(['open', 'declined'])
    const takenBack = { ...asked, withdrawnAt: 150 }
    expect([disputeStanding(takenBack, 149), disputeStanding(takenBack, 150)]).toEqual(['open', 'withdrawn'])
  })
})

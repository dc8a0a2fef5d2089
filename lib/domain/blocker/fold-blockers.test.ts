import { describe, expect, test } from 'vitest'
import { type BlockerRecords, foldBlockers } from './fold-blockers.ts'

const recorded = (id: string, recordedAt: number, withdrawnAt: number | null = null) => ({
  id,
  recordedAt,
  recordedBy: 'Ines Anchor',
  reason: null,
  withdrawnAt,
})
const blocker = (id: string, recordedAt = 10) => ({
  ...recorded(id, recordedAt),
  migration: 'm',
  type: 'platform_gap',
  title: id,
  detail: null,
  ownerTeam: null,
  ownerName: null,
  sinceOn: '2026-01-05',
  ticketUrl: null,
})
const hold = (
  id: string,
  of: string,
  service: string,
  recordedAt = 11,
  withdrawnAt: number | null = null,
) => ({
  ...recorded(id, recordedAt, withdrawnAt),
  blocker: of,
  serviceId: service,
})
const records: BlockerRecords = {
  blockers: [blocker('volumes'), blocker('disks')],
  blockerOwners: [{ ...recorded('o', 30), blocker: 'volumes', ownerTeam: 'keel', ownerName: null }],
  blockerPromises: [
    { ...recorded('p1', 20), blocker: 'volumes', promisedOn: '2026-06-30' },
    { ...recorded('p2', 40), blocker: 'volumes', promisedOn: '2026-07-31' },
  ],
  blockerHolds: [hold('h1', 'volumes', 'b'), hold('h2', 'volumes', 'a', 11, 50), hold('h3', 'disks', 'c')],
  blockerEnds: [{ ...recorded('e', 60, 90), blocker: 'disks', outcome: 'merged', mergedInto: 'volumes' }],
}
const at = (instant: number) =>
  Object.fromEntries(foldBlockers(records, 'm', instant).map(one => [one.id, one]))

describe('blockers folded from their records', () => {
  test('a moved promise keeps the old day', () => {
    expect(at(25).volumes).toMatchObject({ promisedOn: '2026-06-30', ownerTeam: null })
    expect(at(45).volumes).toMatchObject({
      promisedOn: '2026-07-31',
      ownerTeam: 'keel',
      promises: [{ promisedOn: '2026-06-30' }, { promisedOn: '2026-07-31' }],
    })
  })

  test('a service is held until the hold is taken back', () => {
    expect(at(45).volumes!.holds.map(({ service }) => service)).toEqual(['a', 'b'])
    expect(at(55).volumes!.holds.map(({ service }) => service)).toEqual(['b'])
  })

  test('what a merged blocker held is held by the other, until the merge is taken back', () => {
    expect(at(70).volumes!.holds.map(({ service }) => service)).toEqual(['b', 'c'])
    expect(at(70).disks!.end).toMatchObject({ outcome: 'merged', mergedInto: 'volumes' })
    expect(at(95).volumes!.holds.map(({ service }) => service)).toEqual(['b'])
    expect(at(95).disks!.end).toBeNull()
  })

  test('another migration, and what was recorded later, is not there', () => {
    expect(foldBlockers(records, 'other', 100)).toEqual([])
    expect(foldBlockers(records, 'm', 9)).toEqual([])
  })
})

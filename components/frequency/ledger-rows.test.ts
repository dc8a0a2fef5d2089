import { expect, test } from 'vitest'
import { exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { ledgerOf } from './ledger-rows.ts'

const excluded = (counts: Record<string, number>) =>
  Object.fromEntries(exclusionReasons.map(reason => [reason, counts[reason] ?? 0])) as Record<
    (typeof exclusionReasons)[number],
    number
  >

test('rollouts are folded, left out or counted: the ledger adds up on each platform', () => {
  const week = '2026-W09'
  const ledger = ledgerOf([
    {
      week,
      source: 'lon',
      platform: 'helios',
      rollouts: 420,
      deploys: 180,
      excluded: excluded({ folded: 190, failed: 50 }),
    },
    {
      week,
      source: 'api',
      platform: 'kubernetes',
      rollouts: 300,
      deploys: 200,
      excluded: excluded({ folded: 60, rollback: 40 }),
    },
    { week, source: 'spin', platform: 'kubernetes', rollouts: 10, deploys: 10, excluded: excluded({}) },
  ])
  expect(ledger.platforms).toEqual(['helios', 'kubernetes'])
  for (const key of ['helios', 'kubernetes'])
    expect(ledger.rollouts.byPlatform[key]).toBe(
      (ledger.folded.byPlatform[key] ?? 0) +
        (ledger.leftOut.byPlatform[key] ?? 0) +
        (ledger.deploys.byPlatform[key] ?? 0),
    )
  expect(ledger.rollouts.all).toBe(730)
  expect(ledger.reasons.find(({ reason }) => reason === 'rollback')?.counts.all).toBe(40)
})

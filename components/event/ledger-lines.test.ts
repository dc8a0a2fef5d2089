import { expect, test } from 'vitest'
import { exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { type LedgerLine, ledgerLines, usedReasons } from './ledger-lines.ts'

const excluded = (counts: Record<string, number>) =>
  Object.fromEntries(exclusionReasons.map(reason => [reason, counts[reason] ?? 0])) as LedgerLine['excluded']

test('weeks add up per source and platform, and every line to the total', () => {
  const { lines, total } = ledgerLines([
    {
      week: '2026-W09',
      source: 'lon',
      platform: 'helios',
      rollouts: 5,
      deploys: 3,
      excluded: excluded({ folded: 2 }),
    },
    {
      week: '2026-W10',
      source: 'lon',
      platform: 'helios',
      rollouts: 4,
      deploys: 3,
      excluded: excluded({ failed: 1 }),
    },
    {
      week: '2026-W10',
      source: 'api',
      platform: 'kubernetes',
      rollouts: 20,
      deploys: 20,
      excluded: excluded({}),
    },
  ])
  expect(lines.map(({ source, rollouts }) => [source, rollouts])).toEqual([
    ['api', 20],
    ['lon', 9],
  ])
  expect(total).toMatchObject({ rollouts: 29, deploys: 26 })
  expect(usedReasons(total)).toEqual(['folded', 'failed'])
  for (const line of [...lines, total])
    expect(line.rollouts).toBe(
      line.deploys + Object.values(line.excluded).reduce((sum, count) => sum + count, 0),
    )
})

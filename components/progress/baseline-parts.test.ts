import { expect, test } from 'vitest'
import { baselineParts } from './baseline-parts.ts'

test('the parts of the baseline add up to its count', () => {
  const parts = baselineParts({
    on: '2025-01-06',
    count: 1480,
    retired: 104,
    migrated: 941,
    everMigrated: 950,
    started: 1053,
    share: 941 / 1376,
    states: {
      unknown: 12,
      idle: 4,
      back_on_origin: 9,
      both: 103,
      origin_off: 760,
      target_only: 181,
      born_on_target: 1,
      origin_only: 310,
    },
  })
  expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(1480)
  expect(parts.find(part => part.key === 'rest')?.count).toBe(12)
})

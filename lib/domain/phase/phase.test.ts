import { expect, test } from 'vitest'
import { phaseSpans } from './phase.ts'

const entry = (phase: string, fromOn: string, recordedAt: number) => ({ phase, fromOn, recordedAt })

test('a phase lasts to the day before the next; of one day the last word counts', () => {
  const spans = phaseSpans([
    entry('beta', '2026-03-01', 1),
    entry('experiment', '2025-01-01', 2),
    entry('alpha', '2025-06-01', 3),
    entry('general_availability', '2026-03-01', 4),
  ])
  expect(spans.map(({ record, from, to }) => [record.phase, from, to])).toEqual([
    ['experiment', '2025-01-01', '2025-05-31'],
    ['alpha', '2025-06-01', '2026-02-28'],
    ['general_availability', '2026-03-01', null],
  ])
  expect(phaseSpans([])).toEqual([])
})

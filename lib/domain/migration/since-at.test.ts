import { describe, expect, it } from 'vitest'
import { coverUnknown } from './cover-unknown.ts'
import { sinceAt } from './since-at.ts'
import type { StateRun } from './state-run.ts'

describe('since when a state holds', () => {
  const facts: StateRun[] = [{ state: 'both', fromAt: 100, toAt: null }]
  const shown = coverUnknown(facts, [{ fromAt: 300, toAt: 400 }])

  it('goes on without a gap when a silent source returns with the same facts', () => {
    expect(sinceAt({ facts, shown }, 500)).toBe(100)
  })
  it('begins with the silence while the state is unknown', () => {
    expect(sinceAt({ facts, shown }, 350)).toBe(300)
  })
  it('is not known before the first sign of life', () => {
    expect(sinceAt({ facts, shown }, 50)).toBeNull()
  })
})

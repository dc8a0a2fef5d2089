import { expect, test } from 'vitest'
import { ledgerWeeksOf } from './ledger-url.ts'

const now = Date.parse('2026-03-11T10:00:00Z')

test('the ledger shows whole weeks: twelve before the running one, or those a period touches', () => {
  expect(ledgerWeeksOf({ from: null, to: null }, now)).toEqual({ from: '2025-12-15', to: '2026-03-08' })
  expect(ledgerWeeksOf({ from: '2026-02-04', to: '2026-02-10' }, now)).toEqual({
    from: '2026-02-02',
    to: '2026-02-15',
  })
  expect(ledgerWeeksOf({ from: '2026-02-04', to: null }, now)).toEqual({
    from: '2026-02-02',
    to: '2026-03-15',
  })
})

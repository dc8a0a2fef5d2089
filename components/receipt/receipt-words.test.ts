import { describe, expect, test } from 'vitest'
import { loadUrlView, viewOfUrl } from '#lib/query/url-filters.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { formatFigure, sumText } from './format-figure.ts'
import { frozenLink } from './frozen-link.ts'
import { datesInWords, filterWords, momentWords } from './receipt-words.ts'

const receipt = {
  figure: 'progress.share',
  value: 0.684,
  unit: 'share',
  word: null,
  sum: [
    { sign: '', value: 941, unit: 'count', text: 'migrated' },
    { sign: '÷', value: 1_376, unit: 'count', text: 'of the baseline that is not retired' },
  ],
  filters: [{ name: 'Area', values: ['Freight', 'Booking'] }],
  migration: { id: 'm', name: 'Helios to Kubernetes' },
  asOf: '2026-06-09',
  knownAt: '2026-06-09T09:04:11.123Z',
  isKnownNow: true,
} as ReceiptAnswer

describe('a receipt in words', () => {
  test('prints the sum as it comes to the figure', () => {
    expect(sumText(receipt)).toBe('941 ÷ 1,376 = 68.4%')
    expect(sumText({ ...receipt, sum: [] })).toBe('')
    expect(formatFigure(3.312, 'ratio')).toBe('3.31×')
    expect(formatFigure(null, 'rate')).toBe('–')
  })

  test('says filters, the moment and dates as people read them', () => {
    expect(filterWords(receipt)).toBe('Area Freight, Booking')
    expect(filterWords({ filters: [] })).toBe('no filters: the whole company')
    expect(momentWords(receipt)).toBe('as of 9 June 2026, as known now (9 Jun 2026, 09:04 UTC)')
    expect(datesInWords('frozen on 2025-01-06, since 2026-06-01T08:00:00Z', 2026)).toBe(
      'frozen on 6 Jan 2025, since 1 Jun, 08:00 UTC',
    )
  })

  test('a link frozen to now asks the same view of the same day, as known at that very instant', () => {
    const link = frozenLink('https://landfall.example/frequency?area=freight&rule=on_all', receipt)
    const { filters, receipt: open } = viewOfUrl(loadUrlView(link))
    expect(filters).toMatchObject({
      area: ['freight'],
      asOf: '2026-06-09',
      knownAt: Date.parse('2026-06-09T09:04:11.123Z'),
    })
    expect(open).toBe('progress.share')
    expect(link).toContain('rule=on_all')
  })
})

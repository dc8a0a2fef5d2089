import { formatAge } from '#lib/format/date.ts'
import { formatCount, formatRate, formatRatio, formatShare, noValue } from '#lib/format/number.ts'
import type { ReceiptAnswer, ReceiptUnit } from '#lib/read/answers/receipt-answer.ts'

const hourMs = 3_600_000

/** A value of a receipt as figures of its kind are written; a receipt shows one digit more of a ratio. */
export function formatFigure(value: number | null, unit: ReceiptUnit): string {
  if (value === null) return noValue
  if (unit === 'share') return formatShare(value)
  if (unit === 'rate') return formatRate(value)
  if (unit === 'ratio') return formatRatio(value, 2)
  if (unit === 'hours') return formatAge(value * hourMs)
  return formatCount(Math.round(value))
}

/** The figure itself: its word, or its value. */
export const figureText = ({ word, value, unit }: ReceiptAnswer): string => word ?? formatFigure(value, unit)

/** `941 ÷ 1,376 = 68.4%`; empty where the figure is one count. */
export function sumText(receipt: ReceiptAnswer): string {
  const { sum } = receipt
  if (sum.length === 0) return ''
  const terms = sum.map(({ sign, value, unit }) => `${sign} ${formatFigure(value, unit)}`.trim())
  return `${terms.join(' ')} = ${figureText(receipt)}`
}

import { downloadTable } from '#components/charts/download-table.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { figureText, sumText } from './format-figure.ts'
import { filterWords, momentWords } from './receipt-words.ts'

/** The figure's rows as a file; its first lines say the definition, the sum, the filters and the moment. */
export function downloadReceipt(receipt: ReceiptAnswer): void {
  const { figure, title, definition, rows, counted, leftOut } = receipt
  const about = [
    `${definition.term}: ${definition.says}${definition.formula ? ` (${definition.formula})` : ''}`,
    sumText(receipt) || figureText(receipt),
    filterWords(receipt),
    momentWords(receipt),
  ]
  // A figure without rows is taken apart into what was counted and what was left out.
  const lines = [...counted, ...leftOut].map(({ text, count }) => [text, count])
  downloadTable(figure.replaceAll(/[^a-z0-9.-]/gi, '-'), title, {
    about,
    header: (rows?.columns ?? [{ name: 'What' }, { name: 'Number' }]).map(({ name }) => ({ text: name })),
    rows: rows?.items ?? lines,
  })
}

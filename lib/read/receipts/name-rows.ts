import type { NamesWish } from '#lib/domain/migration/names-wish.ts'
import type { ReceiptRows } from '../answers/receipt-answer.ts'
import { readProgressNames } from '../progress-names.ts'
import type { ReceiptAsked } from './receipt-parts.ts'

const columns: ReceiptRows['columns'] = [
  { name: 'Service', kind: 'service' },
  { name: 'Team', kind: 'team' },
  { name: 'Since', kind: 'instant' },
  { name: 'From', kind: 'state' },
  { name: 'To', kind: 'state' },
]

/** The services behind one number of progress, the latest first. */
export async function nameRows(
  { context, filters, mostRows }: ReceiptAsked,
  wish: NamesWish,
): Promise<ReceiptRows> {
  const page = { limit: mostRows, cursor: null }
  const { items, total } = await readProgressNames(context, filters, wish, page)
  return {
    columns,
    items: items.map(({ service, team, at, from, to }) => [service, team, at, from, to]),
    total,
  }
}

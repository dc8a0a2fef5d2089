import type { Filters } from '#lib/domain/filter/filters.ts'
import type { Definition } from '../answers/definition.ts'
import type { ReceiptAnswer, ReceiptRows, ReceiptTerm, ReceiptUnit } from '../answers/receipt-answer.ts'
import { figureDefinitions } from '../definitions/figures.ts'
import { stateDefinitions } from '../definitions/states.ts'
import { wordDefinitions } from '../definitions/words.ts'
import type { ReadContext } from '../read-context.ts'

/** What is asked of a receipt: by whom, of which part of the company, and how many of its rows. */
export type ReceiptAsked = { context: ReadContext; filters: Filters; mostRows: number }

/** What a topic says of one figure; the rest (filters, freshness, instants) is the same for all. */
export type ReceiptParts = Pick<ReceiptAnswer, 'title' | 'value' | 'unit' | 'call'> & {
  /** Id of its definition. */
  definition: string
} & Partial<
    Pick<
      ReceiptAnswer,
      | 'word'
      | 'interval'
      | 'sum'
      | 'counted'
      | 'leftOut'
      | 'tooLittle'
      | 'method'
      | 'events'
      | 'service'
      | 'rows'
    >
  >

/** Null: there is no such figure. */
export type ReceiptReader = (part: string, asked: ReceiptAsked) => Promise<ReceiptParts | null>

const definitions = new Map(
  [...figureDefinitions, ...stateDefinitions, ...wordDefinitions].map(definition => [
    definition.id,
    definition,
  ]),
)

/** The definition from the code that computed the figure. */
export function requireDefinition(id: string): Definition {
  const definition = definitions.get(id)
  if (definition === undefined) throw new TypeError(`no definition ${id}`)
  return definition
}

export const term = (
  sign: ReceiptTerm['sign'],
  value: number | null,
  unit: ReceiptUnit,
  text: string,
): ReceiptTerm => ({ sign, value, unit, text })

export const line = (count: number | null, text: string, unit: ReceiptUnit = 'count') => ({
  count,
  unit,
  text,
})

export const intervalOf = ({ low, high }: { low: number | null; high: number | null }) =>
  low === null || high === null ? null : { low, high }

/** The first rows of a list, and how many there are. */
export const rowsOf = (
  columns: ReceiptRows['columns'],
  items: ReceiptRows['items'],
  { mostRows }: ReceiptAsked,
): ReceiptRows => ({ columns, items: items.slice(0, mostRows), total: items.length })

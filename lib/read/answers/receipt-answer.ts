import { z } from 'zod'
import { count, freshness, wireDay, wireInstant } from './shared.ts'

export const receiptUnits = ['share', 'count', 'rate', 'ratio', 'cores', 'core_hours', 'hours'] as const
export type ReceiptUnit = (typeof receiptUnits)[number]
const unit = z.enum(receiptUnits)

/** What a figure is called and comes to, and how. */
const figureOf = {
  title: z.string(),
  /** Unrounded, as in the answer it stands in; null where there is too little, or where it is a word. */
  value: z.number().nullable(),
  unit,
  /** In place of a number: a state. */
  word: z.string().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** a ÷ b = value, one operation after the other. Empty where the figure is one count. */
  sum: z.array(
    z.object({
      sign: z.enum(['', '+', '−', '×', '÷']),
      value: z.number().nullable(),
      unit,
      text: z.string(),
    }),
  ),
}

export const cell = z.union([z.string(), z.number(), z.null()])
const columnKinds = ['service', 'team', 'state', 'instant', 'day', 'text', ...receiptUnits] as const

/** `GET /api/v1/receipts/{figure}`: everything needed to believe a figure, or to dispute it. */
export const receiptAnswer = z.object({
  figure: z.string(),
  ...figureOf,
  definition: z.object({
    id: z.string(),
    term: z.string(),
    says: z.string(),
    formula: z.string().nullable(),
  }),
  counted: z.array(z.object({ count: z.number().nullable(), unit, text: z.string() })),
  leftOut: z.array(z.object({ count: z.number().nullable(), unit, text: z.string() })),
  tooLittle: z.string().nullable(),
  /** Filters in words; empty: the whole company. */
  filters: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  migration: z.object({ id: z.string(), name: z.string() }),
  asOf: wireDay,
  /** All that counts was known by then. */
  knownAt: wireInstant,
  isKnownNow: z.boolean(),
  method: z.object({ text: z.string(), draws: count, seed: count, unit: z.string() }).nullable(),
  freshness: z.array(freshness),
  /** Weeks behind it that are counted otherwise than a day after their end; null where no weeks are behind it. */
  restated: z.object({ weeks: z.array(z.string()), lateEvents: count }).nullable(),
  /** The answer it stands in: asked with the same filters, it says the same. */
  call: z.string(),
  /** The events behind it, as filters of the events page; null where no filter says them. */
  events: z
    .object({
      outcome: z.array(z.string()),
      service: z.array(z.string()),
      from: wireDay.nullable(),
      to: wireDay.nullable(),
    })
    .nullable(),
  /** The one service it is about. */
  service: z.string().nullable(),
  /** What it is made of, row by row: as many of `total` as were asked for. */
  rows: z
    .object({
      columns: z.array(z.object({ name: z.string(), kind: z.enum(columnKinds) })),
      items: z.array(z.array(cell)),
      total: count,
    })
    .nullable(),
})
export type ReceiptAnswer = z.infer<typeof receiptAnswer>
export type ReceiptTerm = ReceiptAnswer['sum'][number]
export type ReceiptRows = NonNullable<ReceiptAnswer['rows']>

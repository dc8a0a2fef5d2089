import type { CsvCell } from '#lib/format/csv.ts'
import { requireDefinition } from '#lib/read/receipts/receipt-parts.ts'
import type { AnswerCall } from './answer-table.ts'
import { csvDefinitions } from './csv-definitions.ts'
import { type Json, jsonSchemaOf } from './openapi-parts.ts'

/** How the rows of an answer become a file. */
export type CsvTable = {
  /** Of the file: `services`. */
  name: string
  title: string
  /** The member of the answer that holds the rows. */
  rows: string
  columns: string[]
  cellsOf(row: object): CsvCell[]
  /** Definitions of the figures and words in it. */
  about: string[]
  /** Whether the answer comes a page at a time. */
  isPaged: boolean
}

/** Where the rows are not called `items`. */
const rowsOf: Record<string, string> = {
  '/api/v1/names': 'names',
  '/api/v1/accounting': 'weeks',
  '/api/v1/progress': 'series',
  '/api/v1/visits/plan': 'offices',
  '/api/v1/visits': 'visits',
}

type Schema = Json & { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; type?: unknown }

/** The table in an answer, read off its schema; null for an answer without a list of rows. */
export function csvTableOf({ path, summary, answer, parameters }: AnswerCall): CsvTable | null {
  const rows = rowsOf[path] ?? 'items'
  const schema = jsonSchemaOf(answer, 'output') as Schema
  const row = schema.properties?.[rows]?.items
  if (row?.properties === undefined) return null
  const leaves = leavesOf(row)
  const defined = csvDefinitions[path] ?? []
  return {
    name: path
      .replace('/api/v1/', '')
      .replaceAll('/', '-')
      .replaceAll(/-?\[\w+\]/g, ''),
    title: summary,
    rows,
    columns: leaves.map(leaf => leaf.join('.')),
    cellsOf: row => leaves.map(leaf => cellOf(leaf.reduce<unknown>(memberOf, row))),
    about: defined.map(id => {
      const { term, says, formula } = requireDefinition(id)
      return `${term}: ${says}${formula ? ` Rule: ${formula}.` : ''}`
    }),
    isPaged: parameters.some(({ name }) => name === 'cursor'),
  }
}

const memberOf = (value: unknown, key: string): unknown => (value as Record<string, unknown> | null)?.[key]

/** Paths to what fills one cell each: members of members stand in columns of their own. */
function leavesOf(schema: Schema, path: string[] = []): string[][] {
  const known = schema.anyOf?.find(option => option.type !== 'null') ?? schema
  if (known.properties === undefined) return [path]
  return Object.entries(known.properties).flatMap(([key, member]) => leavesOf(member, [...path, key]))
}

/** Lists of words stand in one cell, a space between them; what has parts of its own is JSON. */
function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return value as CsvCell
  if (Array.isArray(value) && value.every(item => typeof item !== 'object')) return value.join(' ')
  return JSON.stringify(value)
}

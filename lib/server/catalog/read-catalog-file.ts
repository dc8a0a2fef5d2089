import { parse } from 'csv-parse/sync'
import { isMap, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import type { Issue } from '#lib/domain/observation/observation.ts'
import { catalogOfEntities } from '#lib/sources/backstage/catalog-of-entities.ts'
import { type Entity, entitySchema } from '#lib/sources/backstage/entity.ts'
import { defaultAliasAnnotations, defaultAreaTypes, defaultKinds } from '#lib/sources/backstage/source.ts'
import {
  type CatalogTable,
  columnsOf,
  readCatalogRow,
  tableOfHeader,
} from '#lib/sources/catalog-tables/read-catalog-row.ts'

/** A catalogue file, read: what `PUT /api/v1/catalog` would take, and where each part of it stands in the file. */
export type CatalogFile = {
  form: 'yaml' | 'csv' | 'backstage'
  table: CatalogTable | null
  catalog: unknown
  /** Line of the file that a JSON pointer into `catalog` is about, 1-based; null where nobody can say. */
  lineOf(path: string): number | null
  /** What is worth saying besides. */
  notes: string[]
}

export type ReadCatalogFile =
  | { ok: true; file: CatalogFile }
  | { ok: false; issues: (Issue & { line: number | null })[] }

const refuse = (message: string, line: number | null = null): ReadCatalogFile => ({
  ok: false,
  issues: [{ path: '', message, line }],
})

/** Reads YAML or JSON of the catalogue's own shape, `catalog-info.yaml` documents of Backstage, or a CSV table of one section. */
export function readCatalogFile(
  text: string,
  name: string,
  table: CatalogTable | null,
  now: number,
): ReadCatalogFile {
  const clean = text.replace(/^\uFEFF/, '')
  if (clean.trim() === '') return refuse('the file is empty')
  return /\.(csv|tsv|txt)$/i.test(name) ||
    (!/\.(ya?ml|json)$/i.test(name) && !/^\s*([[{]|[\w"'-]+:|---)/.test(clean))
    ? readTable(clean, table)
    : readDocuments(clean, now)
}

function readTable(text: string, wanted: CatalogTable | null): ReadCatalogFile {
  type Parsed = { record: string[]; info: { lines: number } }
  let rows: Parsed[]
  try {
    rows = parse(text, {
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as Parsed[]
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string }
    return refuse(message, lines ?? null)
  }
  const header = rows[0]?.record ?? []
  const table = wanted ?? tableOfHeader(header)
  if (table === null)
    return refuse(`the columns ${header.join(', ')} do not tell which table this is: say which one`, 1)
  const names = columnsOf(table, header)
  const strange = header.filter((_, index) => names[index] === null)
  const body = rows.slice(1)
  return {
    ok: true,
    file: {
      form: 'csv',
      table,
      catalog: { [table]: body.map(({ record }) => readCatalogRow(names, record)) },
      lineOf: path => body[Number(/^\/\w+\/(\d+)/.exec(path)?.[1] ?? Number.NaN)]?.info.lines ?? null,
      notes: strange.length > 0 ? [`columns nobody reads: ${strange.join(', ')}`] : [],
    },
  }
}

function readDocuments(text: string, now: number): ReadCatalogFile {
  const counter = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter: counter, uniqueKeys: true })
  if (!Array.isArray(documents)) return refuse('the file is empty')
  const faults = documents.flatMap(({ errors }) => errors)
  if (faults.length > 0) {
    const issues = faults.map(({ message, pos }) => ({
      path: '',
      message: message.split('\n')[0] ?? message,
      line: counter.linePos(pos[0]).line,
    }))
    return { ok: false, issues }
  }
  const values = documents.map(document => document.toJS({ maxAliasCount: 100 }) as unknown)
  if (values.some(isEntity)) return readEntities(values, now)
  if (documents.length > 1) return refuse('only files of Backstage hold several documents')
  return {
    ok: true,
    file: {
      form: 'yaml',
      table: null,
      catalog: values[0],
      lineOf(path) {
        const parts = path
          .split('/')
          .slice(1)
          .map(part => (/^\d+$/.test(part) ? Number(part) : part))
        for (let depth = parts.length; depth >= 0; depth--) {
          const node = documents[0]!.getIn(parts.slice(0, depth), true) as Node | undefined
          const start = node && (isMap(node) || isSeq(node) || 'range' in node) ? node.range?.[0] : undefined
          if (start !== undefined) return counter.linePos(start).line
        }
        return null
      },
      notes: [],
    },
  }
}

const isEntity = (value: unknown): boolean =>
  String((value as { apiVersion?: unknown } | null)?.apiVersion ?? '').startsWith('backstage.io/')

function readEntities(values: unknown[], now: number): ReadCatalogFile {
  const entities: Entity[] = []
  const issues: (Issue & { line: number | null })[] = []
  for (const [index, value] of values.entries()) {
    if (value === null) continue
    const parsed = entitySchema.safeParse(value)
    if (parsed.success) entities.push(parsed.data)
    else
      issues.push({
        path: `/${index}/${parsed.error.issues[0]?.path.join('/')}`,
        message: `document ${index + 1}: ${parsed.error.issues[0]?.message}`,
        line: null,
      })
  }
  if (issues.length > 0) return { ok: false, issues }
  const { catalog, problems } = catalogOfEntities(
    entities,
    {},
    {
      kinds: defaultKinds,
      areaTypes: defaultAreaTypes,
      aliasAnnotations: defaultAliasAnnotations,
      archetypeAnnotation: null,
      retireAfterMs: null,
      mostLostShare: 1,
    },
    now,
  )
  return { ok: true, file: { form: 'backstage', table: null, catalog, lineOf: () => null, notes: problems } }
}

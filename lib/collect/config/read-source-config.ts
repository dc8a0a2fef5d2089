import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { pullKinds, type SourceConfig, sourceSchema } from './source-schema.ts'

/** A configuration we cannot follow; the message names the place, and what would be right. */
export class InvalidSourceConfig extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'InvalidSourceConfig'
  }
}

const defaultFile = 'landfall.yaml'

/**
 * The sources to collect from: `sources` of the file in `LANDFALL_CONFIG` (else `./landfall.yaml`, if there is one), and
 * those in the variable `LANDFALL_SOURCES`, a YAML or JSON list of the same shape. Throws `InvalidSourceConfig`.
 */
export function readSourceConfig(env: Record<string, string | undefined>): SourceConfig[] {
  const sources: SourceConfig[] = []
  const path = env.LANDFALL_CONFIG || defaultFile
  const text = readConfigFile(path, env.LANDFALL_CONFIG !== undefined && env.LANDFALL_CONFIG !== '')
  if (text !== null) sources.push(...parseSources(text, path, true))
  if (env.LANDFALL_SOURCES) sources.push(...parseSources(env.LANDFALL_SOURCES, 'LANDFALL_SOURCES', false))
  const seen = new Set<string>()
  for (const { id } of sources) {
    if (seen.has(id)) throw new InvalidSourceConfig(`The source \`${id}\` is configured twice.`)
    seen.add(id)
  }
  return sources
}

function readConfigFile(path: string, isWanted: boolean): string | null {
  try {
    return readFileSync(resolve(path), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !isWanted) return null
    throw new InvalidSourceConfig(`${path} cannot be read (${code}).`)
  }
}

/** Parses one text; `isFile`: the list stands under `sources`, beside which other keys are left to others. */
export function parseSources(text: string, name: string, isFile: boolean): SourceConfig[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const broken = document.errors[0]
  if (broken !== undefined)
    throw new InvalidSourceConfig(
      `${name}, line ${lines.linePos(broken.pos[0]).line}: ${firstLine(broken.message)}`,
    )
  const root: unknown = document.toJS()
  const list: unknown = isFile ? (root as { sources?: unknown } | null)?.sources : root
  if (list === undefined || list === null) return []
  const base: (string | number)[] = isFile ? ['sources'] : []
  if (!Array.isArray(list)) throw invalid(document, lines, name, base, 'must be a list of sources')
  return list.map((value, index) => {
    const parsed = sourceSchema.safeParse(value)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]!
    const path = [...base, index, ...issue.path.map(part => (typeof part === 'number' ? part : String(part)))]
    throw invalid(document, lines, name, path, wordsOf(issue))
  })
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has an unknown key \`${issue.keys[0]}\``
  if (issue.code === 'invalid_union') return `must be one of ${pullKinds.join(', ')}`
  return issue.message
}

function invalid(
  document: Document,
  lines: LineCounter,
  name: string,
  path: (string | number)[],
  message: string,
): InvalidSourceConfig {
  const line = lineOf(document, lines, path)
  const where = path.map((part, index) =>
    typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
  )
  return new InvalidSourceConfig(`${name}, line ${line}, ${where.join('') || 'the whole'}: ${message}.`)
}

/** The line of the deepest part of `path` that is there. */
function lineOf(document: Document, lines: LineCounter, path: (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined
    const start = startOf(node)
    if (start !== null) return lines.linePos(start).line
  }
  return 1
}

function startOf(node: Node | undefined): number | null {
  if (node === undefined || node === null || typeof node !== 'object') return null
  if ((isMap(node) || isSeq(node)) && node.range) return node.range[0]
  return 'range' in node && node.range ? node.range[0] : null
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text

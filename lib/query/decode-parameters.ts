import { decodeDay, endOfDay } from '#lib/domain/time/day.ts'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import type { Parameter } from './parameters.ts'

export type ParameterIssue = { parameter: string; message: string }
/** Text, list, number (instants too), flag, or null where nothing was given. */
export type ParameterValue = string | string[] | number | boolean | null
export type DecodedParameters =
  | { ok: true; values: Record<string, ParameterValue> }
  | { ok: false; issues: ParameterIssue[] }

const longestText = 200

/**
 * Reads a query string by its table. Empty means absent. An unknown name, a second value where one belongs or a bad
 * value is an issue that names the parameter: nothing is silently dropped.
 */
export function decodeParameters(
  search: URLSearchParams,
  parameters: readonly Parameter[],
): DecodedParameters {
  const issues: ParameterIssue[] = []
  const values: Record<string, ParameterValue> = {}
  const known = new Set(parameters.map(({ name }) => name))
  for (const name of new Set(search.keys()))
    if (!known.has(name)) issues.push({ parameter: name, message: `There is no parameter ${name} here.` })
  for (const parameter of parameters) {
    const given = search.getAll(parameter.name).filter(text => text !== '')
    const decoded = decodeParameter(parameter, given)
    if (typeof decoded === 'object' && decoded !== null && 'problem' in decoded)
      issues.push({ parameter: parameter.name, message: decoded.problem })
    else values[parameter.name] = decoded
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, values }
}

type Problem = { problem: string }

function decodeParameter(parameter: Parameter, given: string[]): ParameterValue | Problem {
  const { kind, of = [], name } = parameter
  if (kind === 'ids' || kind === 'words') {
    const items = [...new Set(given.flatMap(text => text.split(',')).filter(item => item !== ''))]
    const strange = kind === 'words' ? items.find(item => !of.includes(item)) : undefined
    return strange === undefined ? items : { problem: `${strange} is none of ${of.join(', ')}.` }
  }
  if (given.length > 1) return { problem: `${name} is given more than once.` }
  const text = given[0]
  if (text === undefined) return null
  if (text.length > longestText && kind !== 'cursor')
    return { problem: `${name} is longer than ${longestText} characters.` }
  if (kind === 'word') return of.includes(text) ? text : { problem: `${text} is none of ${of.join(', ')}.` }
  if (kind === 'day')
    return decodeDay(text) === null ? { problem: `${text} is no day; write YYYY-MM-DD.` } : text
  if (kind === 'instant')
    return decodeDay(text) === null ? (decodeInstant(text) ?? noInstant(text)) : endOfDay(text)
  if (kind === 'integer') return decodeCount(text, parameter.most ?? Number.MAX_SAFE_INTEGER)
  if (kind === 'flag')
    return text === 'true' || (text === 'false' ? false : { problem: `${text} is neither true nor false.` })
  return text
}

const noInstant = (text: string): Problem => ({
  problem: `${text} is no instant; write 2026-03-02T09:14:00Z, or a day.`,
})

function decodeCount(text: string, most: number): number | Problem {
  const count = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= most ? count : { problem: `${text} is no whole number from 1 to ${most}.` }
}

import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { phaseNames } from '#lib/domain/phase/phase.ts'
import { decodeDay } from '#lib/domain/time/day.ts'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'

const parseAsIds = parseAsArrayOf(parseAsString).withDefault([])
const parseAsDay = createParser({
  parse: text => (decodeDay(text) === null ? null : text),
  serialize: String,
})
const parseAsInstant = createParser({ parse: decodeInstant, serialize: formatInstant })

/** The filters of an address for nuqs (`useQueryStates(filterParsers)`): the names of the API, one for one. */
export const filterParsers = {
  migration: parseAsString,
  area: parseAsIds,
  team: parseAsIds,
  office: parseAsIds,
  archetype: parseAsIds,
  kind: parseAsIds,
  from: parseAsDay,
  to: parseAsDay,
  asOf: parseAsDay,
  knownAt: parseAsInstant,
  phase: parseAsStringLiteral(phaseNames),
}

import type { ClientBase } from 'pg'
import { type ReportedName, upsertReportedNames } from '#db/queries/upsert-reported-names.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import { hourMs, minuteMs } from '#lib/domain/time/durations.ts'
import { distinctByKey } from './distinct-by-key.ts'

const rememberedForMs = minuteMs
/** A telling so little later than the one that stands adds nothing. */
const sameSightMs = hourMs

type Remembered = { traits: string; seenAt: number; until: number }

/** Per index of names, which is one database at one version of its catalogue. */
const memory = new WeakMap<NameIndex, Map<string, Remembered>>()

const keyOf = (row: Pick<ReportedName, 'platform' | 'name' | 'source'>): string =>
  `${row.platform}\0${row.name}\0${row.source}`

/** As the database decides: the telling with traits, then the later, then the greater text. */
function isBetter(row: ReportedName, held: ReportedName): boolean {
  const [traits, others] = [canonicalJson(row.traits), canonicalJson(held.traits)]
  if ((traits === '{}') !== (others === '{}')) return others === '{}'
  return row.seenAt === held.seenAt ? traits > others : row.seenAt > held.seenAt
}

/** Whether a service id stands for a name the catalogue does not know. */
export const isUnmapped = (serviceId: string): boolean => serviceId.startsWith('?')

/**
 * The one statement that keeps what was said of unmapped names, or null when all of it stands there already: what this
 * process saw committed within the last minute is not written again.
 */
export function reportedNamesStep(
  client: ClientBase,
  rows: readonly ReportedName[],
  names: NameIndex,
): (() => Promise<void>) | null {
  if (rows.length === 0) return null
  const now = Date.now()
  const held = memory.get(names) ?? new Map<string, Remembered>()
  memory.set(names, held)
  const distinct = distinctByKey(rows, keyOf, isBetter)
  const traitsOf = new Map(distinct.map(row => [keyOf(row), canonicalJson(row.traits)]))
  const fresh = distinct.filter(row => {
    const key = keyOf(row)
    const known = held.get(key)
    return (
      known === undefined ||
      known.until < now ||
      known.traits !== traitsOf.get(key) ||
      row.seenAt - known.seenAt > sameSightMs
    )
  })
  if (fresh.length === 0) return null
  return async () => {
    for (const row of await upsertReportedNames(client, fresh)) {
      const key = keyOf(row)
      held.set(key, { traits: traitsOf.get(key)!, seenAt: row.seenAt, until: now + rememberedForMs })
    }
  }
}

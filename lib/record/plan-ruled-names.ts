import { selectReportedNames } from '#db/queries/select-reported-names.ts'
import { selectNameRules } from '#db/queries/select-rules.ts'
import { selectServiceOrigins } from '#db/queries/write-ruled-names.ts'
import type { Queryable } from '#db/queryable.ts'
import { type CatalogNames, unknownPlatform } from '#lib/domain/naming/name-index.ts'
import {
  type MadeService,
  type NameRule,
  placeNames,
  type RuledAlias,
  type SightedName,
} from '#lib/domain/naming/name-rules.ts'

/** What the naming rules change in the catalogue as it is. */
export type RuledPlan = {
  /** Aliases that are new, or stand for another service, or come from another rule. */
  placed: RuledAlias[]
  /** Aliases a rule made and none makes any more. */
  loosened: RuledAlias[]
  made: MadeService[]
  /** Services a rule made and none makes any more. */
  withdrawn: { id: string; ruleId: string }[]
}

/** Every name rules may place: those with a platform that no person and no import has placed. */
function openNames(
  reported: Awaited<ReturnType<typeof selectReportedNames>>,
  aliases: CatalogNames['aliases'],
  listed: ReadonlySet<string>,
): SightedName[] {
  const keyOf = (row: { platform: string; name: string }): string => `${row.platform}\0${row.name}`
  const said = new Set(aliases.filter(alias => alias.ruleId === null).map(keyOf))
  const open = reported.filter(
    row => row.platform !== unknownPlatform && !said.has(keyOf(row)) && !listed.has(row.name),
  )
  return [...Map.groupBy(open, keyOf).values()].map(sights => ({
    platform: sights[0]!.platform,
    name: sights[0]!.name,
    sights,
  }))
}

/** Applies ordered rules (those stored, unless given) to all names known of and says what differs from the catalogue. Writes nothing. */
export async function planRuledNames(
  db: Queryable,
  aliases: CatalogNames['aliases'],
  given?: readonly NameRule[],
): Promise<RuledPlan> {
  const rules = given ?? (await selectNameRules(db))
  const ruled = aliases.filter(alias => alias.ruleId !== null) as RuledAlias[]
  if (rules.length === 0 && ruled.length === 0 && given === undefined)
    return { placed: [], loosened: [], made: [], withdrawn: await withdrawnAll(db) }
  const origins = await selectServiceOrigins(db)
  const listed = new Set(origins.filter(service => service.ruleId === null).map(service => service.id))
  const open = openNames(await selectReportedNames(db), aliases, listed)
  const wanted = placeNames(rules, open, listed)
  const held = new Map(ruled.map(alias => [`${alias.platform}\0${alias.name}`, alias]))
  const placed = wanted.aliases.filter(alias => {
    const key = `${alias.platform}\0${alias.name}`
    const now = held.get(key)
    held.delete(key)
    return now?.serviceId !== alias.serviceId || now.ruleId !== alias.ruleId
  })
  const services = new Map(wanted.services.map(service => [service.id, service]))
  const withdrawn: RuledPlan['withdrawn'] = []
  for (const { id, team, kind, ruleId } of origins) {
    if (ruleId === null) continue
    const still = services.get(id)
    if (still === undefined) withdrawn.push({ id, ruleId })
    else if (still.team === team && still.kind === kind && still.ruleId === ruleId) services.delete(id)
  }
  return { placed, loosened: [...held.values()], made: [...services.values()], withdrawn }
}

const withdrawnAll = async (db: Queryable): Promise<RuledPlan['withdrawn']> =>
  (await selectServiceOrigins(db)).flatMap(({ id, ruleId }) => (ruleId === null ? [] : [{ id, ruleId }]))

export const isEmptyPlan = ({ placed, loosened, made, withdrawn }: RuledPlan): boolean =>
  placed.length + loosened.length + made.length + withdrawn.length === 0

import { matchParts } from './match-stars.ts'

/** Places names nobody listed. What it asks for by key: `name`, `platform`, `source`, or a trait; `*` stands for anything. */
export type NameRule = {
  id: string
  match: Readonly<Record<string, string>>
  /** The service it is, with `{...}` for parts of what matched; null: the reported name. */
  service: string | null
  /** Owner of a service the rule makes; null: it makes none. */
  team: string | null
  kind: string | null
}

/** What one source said of a name. */
export type NameSight = { source: string; traits: Readonly<Record<string, string>> }
/** A name as reported on a platform, by one source or several. */
export type SightedName = { platform: string; name: string; sights: readonly NameSight[] }
export type RuledName = { rule: NameRule; service: string }

export type RuledAlias = { platform: string; name: string; serviceId: string; ruleId: string }
export type MadeService = { id: string; team: string; kind: string; ruleId: string }
export type RuledNames = { aliases: RuledAlias[]; services: MadeService[] }

/** Keys a rule may ask for beside `label:<key>` and `annotation:<key>`. */
export const plainMatchKeys = ['name', 'platform', 'source', 'namespace', 'repository', 'image'] as const

const longestId = 200

/** The name first, then the other keys by their spelling: the order in which `{1}`, `{2}` count stars. */
const matchOrder = (match: NameRule['match']): [string, string][] =>
  Object.entries(match).sort(([a], [b]) =>
    a === 'name' ? -1 : b === 'name' ? 1 : a < b ? -1 : a > b ? 1 : 0,
  )

type Prepared = { rule: NameRule; conditions: { key: string; parts: string[] }[] }

const prepare = (rule: NameRule): Prepared => ({
  rule,
  conditions: matchOrder(rule.match).map(([key, pattern]) => ({ key, parts: pattern.split('*') })),
})

/** What a name says under a key a rule asks for. */
function saidUnder(name: SightedName, sight: NameSight, key: string): string | undefined {
  if (key === 'name') return name.name
  if (key === 'platform') return name.platform
  if (key === 'source') return sight.source
  return Object.hasOwn(sight.traits, key) ? sight.traits[key] : undefined
}

/** The service a rule makes of one sight of a name; null: it does not match, or a part its service needs is missing. */
function serviceBy({ rule, conditions }: Prepared, name: SightedName, sight: NameSight): string | null {
  const stars: string[] = []
  for (const { key, parts } of conditions) {
    const value = saidUnder(name, sight, key)
    const found = value === undefined ? null : matchParts(parts, value)
    if (found === null) return null
    stars.push(...found)
  }
  return filled(rule.service ?? '{name}', key => saidUnder(name, sight, key), stars)
}

/** The template with its parts filled in; null when one is missing or what comes out cannot be a service's id. */
function filled(
  template: string,
  valueFor: (key: string) => string | undefined,
  stars: readonly string[],
): string | null {
  let isWhole = true
  const text = template.replace(/\{([^{}]*)\}/g, (_, key: string) => {
    const part = /^[1-9]\d?$/.test(key) ? stars[Number(key) - 1] : valueFor(key)
    if (part === undefined || part === '') isWhole = false
    return part ?? ''
  })
  const id = text.trim()
  return isWhole && id !== '' && id.length <= longestId && !id.startsWith('?') ? id : null
}

/** The first rule that matches a name, and the service it names. The order in which sources spoke changes nothing. */
export const ruleFor = (rules: readonly NameRule[], name: SightedName): RuledName | null =>
  firstMatch(rules.map(prepare), name)

function firstMatch(rules: readonly Prepared[], name: SightedName): RuledName | null {
  const sights = name.sights.toSorted((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
  for (const prepared of rules) {
    for (const sight of sights) {
      const service = serviceBy(prepared, name, sight)
      if (service !== null) return { rule: prepared.rule, service }
    }
  }
  return null
}

/**
 * Where ordered rules put names that people and imports have not placed. `listed`: services that are in the catalogue by
 * themselves. A rule that gives a team makes the service it names; one without a team maps to services that are listed
 * or made by another rule, else its names wait: no later rule is asked. A function of what is given, in any order.
 */
export function placeNames(
  rules: readonly NameRule[],
  names: readonly SightedName[],
  listed: ReadonlySet<string>,
): RuledNames {
  const ranks = new Map(rules.map((rule, index) => [rule.id, index]))
  const prepared = rules.map(prepare)
  const found = names.flatMap(name => {
    const ruled = firstMatch(prepared, name)
    return ruled === null ? [] : [{ name, ...ruled }]
  })
  const made = new Map<string, MadeService>()
  for (const { rule, service } of found) {
    if (rule.team === null || listed.has(service)) continue
    const held = made.get(service)
    if (held !== undefined && ranks.get(held.ruleId)! <= ranks.get(rule.id)!) continue
    made.set(service, { id: service, team: rule.team, kind: rule.kind ?? 'other', ruleId: rule.id })
  }
  const aliases = found
    .filter(({ service }) => listed.has(service) || made.has(service))
    .map(({ name: { platform, name }, rule, service }) => ({
      platform,
      name,
      serviceId: service,
      ruleId: rule.id,
    }))
  const byKey = (a: RuledAlias, b: RuledAlias): number =>
    a.platform !== b.platform ? (a.platform < b.platform ? -1 : 1) : a.name < b.name ? -1 : 1
  return {
    aliases: aliases.sort(byKey),
    services: [...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

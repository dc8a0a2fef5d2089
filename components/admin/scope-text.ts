import type { ScopeAnswer } from '#lib/read/answers/scope-answer.ts'

export type ScopeRuleText = ScopeAnswer['scope']

const listed = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`

/** A scope rule as a phrase: "stateless backend services of team gangway". A rule without keys is every service. */
export function scopeText({ kinds, stateless, archetypes, areas, teams }: ScopeRuleText): string {
  const state = stateless === undefined ? '' : stateless ? 'stateless ' : 'stateful '
  const kind = kinds === undefined ? '' : `${listed(kinds)} `
  const rest = [
    archetypes === undefined ? null : `of archetype ${listed(archetypes)}`,
    areas === undefined ? null : `of area ${listed(areas)}`,
    teams === undefined ? null : `of team ${listed(teams)}`,
  ].filter(part => part !== null)
  const services = `${state}${kind}services`
  const whole = services === 'services' && rest.length === 0 ? 'every service' : services
  return [whole, ...rest].join(', ')
}

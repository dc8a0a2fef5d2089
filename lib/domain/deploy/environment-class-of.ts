import { matchStars } from '../naming/match-stars.ts'
import type { EnvironmentClass } from '../placement/cluster.ts'

/** What a text means, in order: the first pattern that matches decides. `*` stands for anything; case does not matter. */
export type EnvironmentRule = { pattern: string; class: EnvironmentClass }
export type EnvironmentRules = readonly EnvironmentRule[]

const meaning = (patterns: string[], of: EnvironmentClass): EnvironmentRule[] =>
  patterns.map(pattern => ({ pattern, class: of }))

/** The built-in ones; everything they do not name is staging. */
export const defaultEnvironmentRules: EnvironmentRules = [
  ...meaning(['temporary', 'preview', 'review', 'ephemeral', 'pr-*'], 'temporary'),
  ...meaning(['production', 'prod', 'prd', 'live'], 'production'),
]

/** Rules of one's own come before the built-in ones. */
export const environmentRulesWith = (own: EnvironmentRules): EnvironmentRules =>
  own.length === 0
    ? defaultEnvironmentRules
    : [...own.map(rule => ({ ...rule, pattern: normal(rule.pattern) })), ...defaultEnvironmentRules]

const normal = (text: string): string => text.trim().toLowerCase()

/** The class a sender's own word for an environment maps to, in any case (definitions.md 7, Environment). */
export function environmentClassOf(text: string, rules = defaultEnvironmentRules): EnvironmentClass {
  const word = normal(text)
  return rules.find(({ pattern }) => matchStars(pattern, word) !== null)?.class ?? 'staging'
}

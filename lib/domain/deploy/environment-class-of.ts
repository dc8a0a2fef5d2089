import type { EnvironmentClass } from '../placement/cluster.ts'

/** Texts that mean production or temporary, in lower case; `*` at the end stands for any rest. Everything else is staging. */
export type EnvironmentRules = { production: string[]; temporary: string[] }

export const defaultEnvironmentRules: EnvironmentRules = {
  production: ['production', 'prod', 'prd', 'live'],
  temporary: ['temporary', 'preview', 'review', 'ephemeral', 'pr-*'],
}

/** The class a sender's own word for an environment maps to, in any case (definitions.md 7, Environment). */
export function environmentClassOf(text: string, rules = defaultEnvironmentRules): EnvironmentClass {
  const word = text.trim().toLowerCase()
  const matches = (pattern: string) =>
    pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
  if (rules.temporary.some(matches)) return 'temporary'
  return rules.production.some(matches) ? 'production' : 'staging'
}

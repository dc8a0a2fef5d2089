import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'

export type CountingRule = FrequencyAnswer['countedAnotherWay'][number]['rule']

/** The switches above the panels are one choice: a rule that is really computed. */
export const switchesOf: Record<CountingRule, { count: string; per: string; on: string }> = {
  deploys_per_team: { count: 'deploys', per: 'team', on: 'half' },
  deploy_days_per_team: { count: 'days', per: 'team', on: 'half' },
  median_team: { count: 'deploys', per: 'median', on: 'half' },
  per_service: { count: 'deploys', per: 'service', on: 'half' },
  on_at_least_one: { count: 'deploys', per: 'team', on: 'one' },
  on_all: { count: 'deploys', per: 'team', on: 'all' },
  each_cluster: { count: 'clusters', per: 'team', on: 'half' },
  with_rollbacks: { count: 'rollbacks', per: 'team', on: 'half' },
}
export const defaultRule: CountingRule = 'deploys_per_team'

/** The rule after one switch was moved: the others give way where no rule combines them. */
export function ruleAfter(
  rule: CountingRule,
  change: { count?: string; per?: string; on?: string },
): CountingRule {
  const wanted = { ...switchesOf[rule], ...change }
  const rules = Object.keys(switchesOf) as CountingRule[]
  const fits = (other: CountingRule, keys: readonly ('count' | 'per' | 'on')[]) =>
    keys.every(key => switchesOf[other][key] === wanted[key])
  const moved = Object.keys(change) as ('count' | 'per' | 'on')[]
  return (
    rules.find(other => fits(other, ['count', 'per', 'on'])) ??
    rules.find(other => fits(other, moved)) ??
    defaultRule
  )
}

export const ruleNames: Record<CountingRule, string> = {
  deploys_per_team: 'Deploys, per team',
  deploy_days_per_team: 'Deploy days, per team',
  median_team: 'Median team',
  per_service: 'Per service',
  on_at_least_one: 'On = at least one service',
  on_all: 'On = all services',
  each_cluster: 'Each cluster counted',
  with_rollbacks: 'Rollbacks counted',
}

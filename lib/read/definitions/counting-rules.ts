import type { CountingRule } from '#lib/domain/frequency/frequency-figures.ts'

/** What the headline is under each choice, in a sentence; all from the same stored facts and the same draws of teams. */
export const countingRuleSays: Record<CountingRule, string> = {
  deploys_per_team: 'Deploys per team and week: the definition in use.',
  deploy_days_per_team:
    'Distinct UTC days with a deploy, per team and week: ten deploys on a day count once.',
  median_team: 'The median of the teams’ own means in place of the mean over team-weeks.',
  per_service: 'Deploys per service and week in place of per team.',
  on_at_least_one: 'On the platform means at least one service there, in place of half of them.',
  on_all: 'On the platform means every service there, in place of half of them.',
  each_cluster:
    'Every successful production rollout that is a deploy or was folded into one: a change that reaches three clusters counts three times.',
  with_rollbacks:
    'Deploys and rollbacks: returns to an earlier artefact, and attempts that were undone, count like changes.',
}

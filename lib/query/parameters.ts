import { eventKinds, eventOutcomes } from '#lib/domain/event/event-outcomes.ts'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { weights } from '#lib/domain/migration/weigh-progress.ts'
import { phaseNames } from '#lib/domain/phase/phase.ts'

/** What one query parameter may hold. Lists are repeated or separated by commas. */
export type Parameter = {
  name: string
  kind: 'id' | 'ids' | 'day' | 'instant' | 'word' | 'words' | 'text' | 'integer' | 'flag' | 'cursor'
  /** The closed set of a `word` or of `words`. */
  of?: readonly string[]
  most?: number
  description: string
}

/** Every answer takes these; the same names stand in the address of a page. */
export const filterParameters = [
  {
    name: 'migration',
    kind: 'id',
    description: 'Which migration; helios-to-kubernetes, or the only one there is.',
  },
  { name: 'area', kind: 'ids', description: 'Areas of the owning teams.' },
  { name: 'team', kind: 'ids', description: 'Owning teams, at the instant of the question.' },
  { name: 'office', kind: 'ids', description: 'Offices of the owning teams.' },
  { name: 'archetype', kind: 'ids', description: 'Archetypes of services.' },
  { name: 'kind', kind: 'ids', description: 'Kinds of services: backend, pipeline, website, ml, other.' },
  { name: 'from', kind: 'day', description: 'First day of a range.' },
  { name: 'to', kind: 'day', description: 'Last day of a range.' },
  {
    name: 'asOf',
    kind: 'day',
    description: 'State of the world at the end of that day, or now if that is earlier.',
  },
  { name: 'knownAt', kind: 'instant', description: 'What was known then: an instant, or the end of a day.' },
  {
    name: 'phase',
    kind: 'word',
    of: phaseNames,
    description: 'A phase of the migration in place of from, to and asOf: its first and last day.',
  },
] as const satisfies Parameter[]

const mostItems = 5_000

export const pageParameters = [
  {
    name: 'limit',
    kind: 'integer',
    most: mostItems,
    description: `How many items at most, 1 to ${mostItems}; 100 without it.`,
  },
  { name: 'cursor', kind: 'cursor', description: 'The nextCursor of the page before.' },
] as const satisfies Parameter[]

export const progressParameters = [
  {
    name: 'weight',
    kind: 'word',
    of: weights,
    description:
      'What a service weighs in `weighed`: each the same (count), its deploys of 12 full weeks, its cores or its requests of 28 days.',
  },
] as const satisfies Parameter[]

export const goalsParameters = [
  {
    name: 'subject',
    kind: 'ids',
    description: 'Only these, with or without goals: company, area:<id>, team:<id>.',
  },
] as const satisfies Parameter[]

const mostPlanWeeks = 26
const weeksParameter = {
  name: 'weeks',
  kind: 'integer',
  most: mostPlanWeeks,
  description: `Weeks from the one of \`from\`, or of the day of the answer, on; 10 without it, ${mostPlanWeeks} at most.`,
} as const satisfies Parameter

export const visitsParameters = [weeksParameter] as const satisfies Parameter[]

export const visitPlanParameters = [
  weeksParameter,
  {
    name: 'people',
    kind: 'integer',
    most: 6,
    description: 'Who goes on a trip together, at most; 2 without it.',
  },
] as const satisfies Parameter[]

export const forecastParameters = [
  {
    name: 'since',
    kind: 'day',
    description:
      'The dates are held against the last forecast recorded by that day; the last review without it.',
  },
  { name: 'people', kind: 'text', description: 'What if so many more people were on the road, 0 to 50.' },
  {
    name: 'pace',
    kind: 'text',
    description: 'What if the pace were this, in percent of what it is, 0 to 500.',
  },
  {
    name: 'births',
    kind: 'text',
    description: 'What if so many services were born on the origin in 30 days.',
  },
  {
    name: 'solve',
    kind: 'ids',
    description: 'What if open blockers were solved on these days: <blocker>:<YYYY-MM-DD>.',
  },
] as const satisfies Parameter[]

export const serviceSortKeys = ['id', '-id', 'since', '-since', 'state', '-state', 'team', '-team'] as const
export const teamSortKeys = [
  'id',
  '-id',
  'name',
  '-name',
  'left',
  '-left',
  'movable',
  '-movable',
  'services',
  '-services',
  'rate',
  '-rate',
] as const
export type ServiceSortKey = (typeof serviceSortKeys)[number]
export type TeamSortKey = (typeof teamSortKeys)[number]

export const servicesParameters = [
  { name: 'state', kind: 'words', of: migrationStates, description: 'States at the instant.' },
  { name: 'q', kind: 'text', description: 'Part of the id, the name or an owner, in any case.' },
  {
    name: 'inScope',
    kind: 'flag',
    description: 'true: only services that count at the instant; false: only the others.',
  },
  {
    name: 'exempt',
    kind: 'flag',
    description: 'true: only services excused at the instant; false: only the others, the open list.',
  },
  {
    name: 'sort',
    kind: 'word',
    of: serviceSortKeys,
    description: 'A leading minus turns the order; ties go by id.',
  },
  ...pageParameters,
] as const satisfies Parameter[]

export const teamsParameters = [
  { name: 'q', kind: 'text', description: 'Part of the id or the name, in any case.' },
  {
    name: 'sort',
    kind: 'word',
    of: teamSortKeys,
    description: 'A leading minus turns the order; ties go by id.',
  },
  ...pageParameters,
] as const satisfies Parameter[]

export const accountingParameters = [
  { name: 'source', kind: 'ids', description: 'Only these sources.' },
] as const satisfies Parameter[]

export const eventsParameters = [
  {
    name: 'what',
    kind: 'word',
    of: eventKinds,
    description:
      'rollouts (without it): what was told of rollouts, each with what became of it. evidence: what collectors saw. ignored: stored and not used. rejected: refused. conflicts: another body under a key that was taken.',
  },
  { name: 'source', kind: 'ids', description: 'Only these sources.' },
  {
    name: 'service',
    kind: 'ids',
    description: 'Only these services; an unmapped name is ?<platform>/<name>.',
  },
  { name: 'platform', kind: 'ids', description: 'Only these platforms.' },
  { name: 'cluster', kind: 'ids', description: 'Only these clusters.' },
  {
    name: 'outcome',
    kind: 'words',
    of: eventOutcomes,
    description:
      'What became of rollouts: deploy, one of the ten reasons, witness, unmapped, evidence (undeployed, deleted). in_ledger: deploy and all ten; left_out: the ten without folded.',
  },
  { name: 'week', kind: 'text', description: 'One ISO week, 2026-W09, in place of from and to.' },
  {
    name: 'q',
    kind: 'text',
    description: 'Part of a service’s name, or the whole id of a rollout or event.',
  },
  ...pageParameters,
] as const satisfies Parameter[]

export const eventParameters = [
  {
    name: 'rejected',
    kind: 'integer',
    description: 'In place of an event of that id: what this source sent and was refused, by its number.',
  },
  {
    name: 'conflict',
    kind: 'integer',
    description: 'In place of the first body under that id: the other one, by its number.',
  },
] as const satisfies Parameter[]

/** A value with the ends of its 95 % interval; null where there is too little to say it. */
export type Estimate = { value: number | null; low: number | null; high: number | null }

/** Figure 1 or 2. Counts stay when there is too little for a number. */
export type Side = {
  ratePerWeek: number | null
  low: number | null
  high: number | null
  teams: number
  teamWeeks: number
  /** Distinct ISO weeks behind it. */
  weeks: number
  medianTeam: number | null
  perService: number | null
}

export const countingRules = [
  'deploys_per_team',
  'deploy_days_per_team',
  'median_team',
  'per_service',
  'on_at_least_one',
  'on_all',
  /** Every successful rollout of a deploy counts, on each cluster. */
  'each_cluster',
  /** Returns to an earlier artefact count like deploys. */
  'with_rollbacks',
] as const
export type CountingRule = (typeof countingRules)[number]

export type CountedAnotherWay = { rule: CountingRule; on: number | null; off: number | null; ratio: Estimate }

/** Why a team that was on the platform is not in figure 4. */
export type NotComparedReason =
  /** On in its first covered week: nothing is known from before. */
  | 'no_before'
  /** One of its 24 weeks lies in a gap, before its first or after the last full week, or no service was owned through all. */
  | 'incomplete'
  /** Its basket had no deploy in the twelve weeks before. */
  | 'nothing_before'
  /** No team was off through all these weeks, or those that were had no deploy before. */
  | 'no_controls'

/** One moved team as figure 4 sees it. `before`, `after` are deploys of its basket in twelve weeks; weeks are Mondays, epoch ms. */
export type TeamMove = {
  team: string
  arrivalWeekAt: number | null
  firstOnWeekAt: number
  basket: number
  before: number | null
  after: number | null
  /** The controls' after / before over the same calendar weeks. */
  controlFactor: number | null
  controls: number
  leftOut: NotComparedReason | null
}

export type WeekSide = { ratePerWeek: number; low: number; high: number; teams: number } | null

/** Everything `GET /api/v1/frequency` says of rates. `weekAt` is a Monday 00:00 UTC in epoch ms; nothing is rounded. */
export type FrequencyFigures = {
  /** `toAt` is the Monday after its last week: the last day shown is the one before. */
  window: { fromAt: number; toAt: number; fullWeeks: number }
  on: Side
  off: Side
  ratio: Estimate
  moreShare: number | null
  sameTeams: { ratio: number | null; low: number | null; high: number | null; teams: number }
  controlled: {
    ratio: number | null
    low: number | null
    high: number | null
    teams: number
    controls: number
  }
  selection: {
    ratio: number | null
    low: number | null
    high: number | null
    shareOfLogGap: number | null
    teams: number
    controls: number
  }
  mixed: { teams: number; teamWeeks: number; ratePerWeek: number | null }
  otherRules: {
    devlakeMedianDeployDaysPerWeek: { on: number | null; off: number | null }
    fourKeys: { on: FourKeysLevel | null; off: FourKeysLevel | null }
  }
  countedAnotherWay: CountedAnotherWay[]
  bootstrap: { draws: number; seed: number; unit: 'team'; dropped: { ratio: number; controlled: number } }
  /** What is missing, in words; null when both sides have enough. */
  tooLittle: string | null
  /** Mondays of the weeks of the window in which at least one team-week was dropped for a gap. */
  gapWeeks: number[]
  weekly: { weekAt: number; isCounted: boolean; isGap: boolean; on: WeekSide; off: WeekSide }[]
  /** `week` counts from the arrival week where negative, from the first on week where positive. */
  aligned: {
    week: number
    moved: number | null
    movedLow: number | null
    movedHigh: number | null
    controls: number | null
  }[]
  moves: TeamMove[]
  /** How many moved teams figure 4 leaves out, by reason. */
  notCompared: Record<NotComparedReason, number>
  teams: {
    team: string
    on: number
    off: number
    mixed: number
    ratePerWeek: number
    teamWeeks: number
    /** Its own mean over its on and over its off team-weeks of the window. */
    onRate: number | null
    offRate: number | null
  }[]
  services: { service: string; team: string | null; deploysPerWeek: number; serviceWeeks: number }[]
}

export type FourKeysLevel = 'Daily' | 'Weekly' | 'Monthly' | 'Yearly'

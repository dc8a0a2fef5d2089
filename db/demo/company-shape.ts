/** How large a company the generator makes; the full one and the small one of the tests differ in nothing else. */
export type CompanyShape = {
  seed: number
  teams: number
  /** In-scope services alive when the history begins. */
  olderServices: number
  /** In-scope services that begin on Kubernetes during the history. */
  births: number
  /** In-scope services that still begin on Helios. */
  originBirths: number
  /** Pipelines, websites and models: in the catalogue, not in scope. */
  outOfScopeServices: number
  /** Full ISO weeks of history before the week the company ends in. */
  weeks: number
  /** The week the first team moves its first service, counted from the start. */
  firstMoveWeek: number
  /** The week the last of the moving teams begins. */
  lastArrivalWeek: number
  /** The week in whose month the baseline is frozen. */
  baselineWeek: number
  /** Weeks an ordinary team takes from its first service to most of its services. */
  usualMoveWeeks: number
  /** Weeks before the end from which CPU was measured. */
  sampledWeeks: number
  /** Share of the teams that have not begun when the company ends. */
  neverMovedShare: number
}

export const fullCompany: CompanyShape = {
  seed: 277,
  teams: 280,
  olderServices: 1_800,
  births: 660,
  originBirths: 60,
  outOfScopeServices: 240,
  weeks: 156,
  firstMoveWeek: 24,
  lastArrivalWeek: 154,
  baselineWeek: 61,
  usualMoveWeeks: 28,
  sampledWeeks: 104,
  neverMovedShare: 0.19,
}

/** Small enough for a test with a database, large enough for figures 1 to 5 to be said. */
export const smallCompany: CompanyShape = {
  seed: 4,
  teams: 44,
  olderServices: 220,
  births: 40,
  originBirths: 6,
  outOfScopeServices: 12,
  weeks: 56,
  firstMoveWeek: 13,
  lastArrivalWeek: 26,
  baselineWeek: 12,
  usualMoveWeeks: 5,
  sampledWeeks: 52,
  neverMovedShare: 0.4,
}

import type { StateRun } from '../migration/state-run.ts'
import type { IsHoliday } from '../time/working-day.ts'
import type { TeamReport } from './report-standing.ts'

/** One service in scope of a team, as events tell of it up to the instant. */
export type GroundService = {
  service: string
  /** From facts alone, and with `unknown` laid over. */
  facts: readonly StateRun[]
  shown: readonly StateRun[]
  /** When its last placement on the origin ended, while its soak runs; else null. */
  leavingSinceAt: number | null
  /** Deploys on the origin in the last 28 days, ascending. */
  originDeploys: readonly number[]
  /** An open blocker holds it: it is known what it waits for. */
  isHeld: boolean
  /** Excused for now: nobody asks why it is still there. */
  isExempt: boolean
  /** Longer on both than this is stuck; null: too few finished. */
  stuckAfterMs: number | null
  usualDays: number | null
}

/** What a team's reports are held against. */
export type ReportGround = {
  team: string
  services: readonly GroundService[]
  /** All that were recorded by the instant, oldest first, those taken back among them. */
  reports: readonly TeamReport[]
  /** Of the team's office; null: UTC. */
  timeZone: string | null
  isHoliday: IsHoliday
  at: number
}

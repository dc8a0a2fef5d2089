import type { MigrationState } from '../migration/state.ts'
import type { Agreement, Confidence, ReportClaim, ReportVia, VisitWish } from './report.ts'

/** A report as it was recorded; instants epoch ms, days `YYYY-MM-DD`. */
export type TeamReport = {
  id: string
  team: string
  recordedAt: number
  recordedBy: string
  /** When it was taken back; null: it stands. */
  withdrawnAt: number | null
  confidence: Confidence
  note: string | null
  nextService: string | null
  nextOn: string | null
  visitWish: VisitWish | null
  /** Of what events showed: `right`, `wrong`; null: not answered. */
  evidenceVerdict: 'right' | 'wrong' | null
  claims: ReportClaim[]
  via: ReportVia
  tookSeconds: number | null
}

/** What a report says that events do not, or the other way round. */
export type Disagreement = {
  agreement: 'ahead' | 'behind'
  /** Null: about the team as a whole. */
  service: string | null
  /** `done`: "it left the origin". `on_track`: the whole of it. `nothing`: it finished, and nobody said so. */
  said: 'done' | 'on_track' | 'nothing'
  /** Null where nothing was said. */
  saidAt: number | null
  seen: {
    /** `still_left`: not off the origin; `origin_deploy`: deployed there after; `no_change`: no left service changed its state; `finished`: it left. */
    what: 'still_left' | 'origin_deploy' | 'no_change' | 'finished'
    /** The state of the service now; null: of the team as a whole. */
    state: MigrationState | null
    /** When: since when in that state, the latest such deploy, the last change of any, when it finished. */
    at: number
  }
  /** When both began to disagree. */
  sinceAt: number
  /** Two working days of the team's office later; until then only the team sees it. */
  leadersSeeOn: string
  isSeenByLeaders: boolean
}

/** What only the team can tell. Nothing of it: the team is consistent, and is asked nothing. */
export type ReportQuestion =
  /** Longer on both than most that finished, and nobody said why. `usualDays`: what most needed; null: too few finished. */
  | { kind: 'stuck'; service: string; sinceAt: number; days: number; usualDays: number | null }
  | { kind: 'disagreement'; service: string | null; disagreement: Disagreement }
  /** "On track", and soon nothing will have changed for 28 days: asked before leaders hear of it. */
  | { kind: 'no_change'; lastChangeAt: number; days: number }
  /** A day they named is over, and the service is still left. */
  | { kind: 'day_passed'; service: string; on: string }
  /** Services are left, and there is no report of the last 28 days: `lastAt` of the one before; null: never. */
  | { kind: 'no_report'; lastAt: number | null; leftCount: number }

/** How one team's words stand to what events say, at an instant. */
export type ReportStanding = {
  team: string
  /** As the team sees it. */
  agreement: Agreement
  /** As everybody else does: what is younger than two working days is the team's alone. */
  agreementForLeaders: Agreement
  /** The one that counts; null: none yet. */
  latest: TeamReport | null
  /** The day from which others read its words; null without one. */
  latestSeenOn: string | null
  /** The newest whose words others read already; null: none. */
  latestForLeaders: TeamReport | null
  /** Full days since it; null without one. */
  ageDays: number | null
  /** 1 when fresh, half after 14 days, 0 after 28 and without one. */
  weight: number
  /** Oldest first. */
  disagreements: Disagreement[]
  questions: ReportQuestion[]
  /** Nothing is left of it, as far as events go: it is asked nothing. */
  isFinished: boolean
  /** Services in scope, and of them those left. */
  serviceCount: number
  leftCount: number
  /** The last change of any service that was or is left; null: none yet. */
  lastChangeAt: number | null
}

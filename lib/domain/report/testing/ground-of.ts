import type { MigrationState } from '../../migration/state.ts'
import { dayMs } from '../../time/durations.ts'
import type { GroundService, ReportGround } from '../report-ground.ts'
import type { TeamReport } from '../report-standing.ts'
import { reportStandingOf } from '../report-standing-of.ts'

const day = (on: string) => Date.parse(`${on}T12:00:00Z`)
/** A Wednesday. */
export const now = day('2026-06-10')
export const ago = (days: number) => now - days * dayMs

/** A service with its states, each since an instant. */
export const service = (
  id: string,
  runs: [MigrationState, number][],
  rest: Partial<GroundService> = {},
): GroundService => {
  const facts = runs.map(([state, fromAt], index) => ({ state, fromAt, toAt: runs[index + 1]?.[1] ?? null }))
  return {
    service: id,
    facts,
    shown: facts,
    leavingSinceAt: null,
    originDeploys: [],
    isHeld: false,
    isExempt: false,
    stuckAfterMs: 24 * dayMs,
    usualDays: 24,
    ...rest,
  }
}
export const report = (daysAgo: number, rest: Partial<TeamReport> = {}): TeamReport => ({
  id: `r${daysAgo}`,
  team: 'gangway',
  recordedAt: ago(daysAgo),
  recordedBy: 'Ines Anchor',
  withdrawnAt: null,
  confidence: 'at_risk',
  note: null,
  nextService: null,
  nextOn: null,
  visitWish: null,
  evidenceVerdict: null,
  claims: [],
  via: 'session',
  tookSeconds: null,
  ...rest,
})
export const claim = (
  of: string,
  kind: TeamReport['claims'][number]['kind'],
  byOn: string | null = null,
) => ({
  service: of,
  kind,
  blocker: null,
  byOn,
})
export const standing = (
  services: GroundService[],
  reports: TeamReport[] = [],
  rest: Partial<ReportGround> = {},
) =>
  reportStandingOf({
    team: 'gangway',
    services,
    reports,
    timeZone: null,
    isHoliday: () => false,
    at: now,
    ...rest,
  })

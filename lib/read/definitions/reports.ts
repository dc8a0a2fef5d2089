import { privateDays } from '#lib/domain/report/private-until.ts'
import { halfLifeDays, staleAfterDays } from '#lib/domain/report/report.ts'
import type { Definition } from '../answers/definition.ts'

/** Words about what teams say of themselves (product.md 5). */
export const reportDefinitions: readonly Definition[] = [
  {
    id: 'agreement',
    term: 'Report against evidence',
    kind: 'word',
    says: `What a team says stands beside what events say, and changes no figure. Ahead of evidence: it said a service is done, and it is left or was deployed to Helios since; or it said on track, and none of its services changed its state for ${staleAfterDays} days. Behind evidence: one finished, and the next report, or ${halfLifeDays} days without one, did not say so. Stale: older than ${staleAfterDays} days. No report: something is left, and nothing was ever said. Else it agrees; so does a team that has nothing left.`,
    formula: `weight = 0.5 ^ (age / ${halfLifeDays} days); 0 after ${staleAfterDays} days`,
    example: `What contradicts a team is the team’s alone for ${privateDays} working days of its office, with its holidays; then everybody sees it.`,
    usedOn: ['/reports', '/overview', '/teams'],
  },
]

import { migrationStates } from '#lib/domain/migration/state.ts'

const states = migrationStates.map(state => `state-${state.replaceAll('_', '-')}`)

/** What the head of a file explains: ids of definitions, by the path of the answer. */
export const csvDefinitions: Record<string, string[]> = {
  '/api/v1/progress': [...states, 'born'],
  '/api/v1/progress/names': ['flows', ...states],
  '/api/v1/progress/changes': ['flows', ...states],
  '/api/v1/bleeding': ['growing-back', 'team-done', 'muted', 'figure-15', 'figure-16'],
  '/api/v1/services': ['service', 'scope', 'baseline', 'exempt', ...states],
  '/api/v1/teams': ['team', 'left', 'figure-1', 'on-platform', ...states],
  '/api/v1/teams/[id]': ['service', 'scope', 'baseline', 'exempt', ...states],
  '/api/v1/events': ['deploy', 'ledger', 'witness', 'unmapped'],
  '/api/v1/services/[id]/evidence': ['deploy', 'ledger', 'witness'],
  '/api/v1/accounting': ['accounting', 'ledger', 'deploy'],
  '/api/v1/sources': ['accounting', 'silent'],
  '/api/v1/environments': ['figure-19'],
  '/api/v1/names': ['unmapped'],
  '/api/v1/exemptions': ['exempt'],
  '/api/v1/reports': ['agreement', 'team', 'left'],
  '/api/v1/blockers': ['blocker', 'services-freed', 'freed-not-moved'],
  '/api/v1/forecast': ['figure-20', 'left'],
  '/api/v1/endgame': ['tail-cost', 'decision', 'exempt', ...states],
  '/api/v1/commitments': ['commitment'],
  '/api/v1/visits/effect': ['visit-effect'],
  '/api/v1/visits/plan': ['visit-score', 'left', 'figure-15'],
}

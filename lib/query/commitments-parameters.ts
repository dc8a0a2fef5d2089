import { commitmentStandings } from '#lib/domain/visit/commitment-standing.ts'
import type { Parameter } from './parameters.ts'

export const commitmentsParameters = [
  { name: 'visit', kind: 'ids', description: 'Only what was promised on these visits.' },
  {
    name: 'standing',
    kind: 'words',
    of: commitmentStandings,
    description: 'Only promises that stand so by evidence: open, kept, withdrawn.',
  },
  { name: 'overdue', kind: 'flag', description: 'true: only open ones whose day has passed.' },
] as const satisfies Parameter[]

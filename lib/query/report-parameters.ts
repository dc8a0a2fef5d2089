import { agreements } from '#lib/domain/report/report.ts'
import { type Parameter, pageParameters } from './parameters.ts'

export const reportLinksParameters = [
  { name: 'team', kind: 'id', description: 'Whose report the links open.' },
] as const satisfies Parameter[]

export const reportsParameters = [
  {
    name: 'agreement',
    kind: 'words',
    of: agreements,
    description:
      'agree; ahead: said more than was seen; behind: finished and never said; stale: older than 28 days; none: no report.',
  },
  ...pageParameters,
] as const satisfies Parameter[]

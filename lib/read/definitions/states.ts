import { defaultMigration } from '#lib/domain/migration/migration.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { migrationStates } from '#lib/domain/migration/state.ts'
import type { Definition } from '../answers/definition.ts'

const { soakDays } = defaultMigration
const soaked = `${soakDays} full days`

const rules: Record<MigrationState, { term: string; says: string; formula: string; example?: string }> = {
  unknown: {
    term: 'Unknown',
    says: 'We cannot tell. The earlier state comes back, without a gap, when the source returns with the same facts.',
    formula: 'a source that feeds a cluster with an open placement of it has been silent beyond its limit',
    example: 'A limit of 10 minutes, last heard at 06:12: unknown from 06:22.',
  },
  idle: {
    term: 'Idle',
    says: 'Nothing of it is deployed anywhere, and for long enough. After it is retired a service is idle for good.',
    formula: 'no placement on either platform, and none and no deploy in the last 90 days',
  },
  back_on_origin: {
    term: 'Back on Helios',
    says: 'It had moved, and needs Helios again. It leaves the moved ones; "ever migrated" keeps it.',
    formula: `was done before, and a Helios placement now or ended less than ${soaked} ago`,
  },
  both: {
    term: 'On both',
    says: 'Half-way: ready on Kubernetes, and Helios not given up, or given up so lately that it may still come back.',
    formula: `ready on Kubernetes now or within 24 h, and a Helios placement now or ended less than ${soaked} ago`,
    example: `It leaves Helios on the 1st: on both until the ${soakDays + 1}th ("leaving since the 1st"), then Kubernetes only.`,
  },
  origin_off: {
    term: 'Helios switched off',
    says: 'Moved, and nothing is left to fall back to: every job and group of it on Helios is deleted.',
    formula: `Helios placement ended ${soaked} ago or more, ready on Kubernetes at or after that, every workload on Helios deleted`,
  },
  target_only: {
    term: 'Kubernetes only',
    says: 'Moved. A stopped job on Helios is still a placement; only undeploying it ends it.',
    formula: `Helios placement ended ${soaked} ago or more, and ready on Kubernetes at or after its end`,
  },
  born_on_target: {
    term: 'Born on Kubernetes',
    says: 'Never was on Helios. Counted apart from what moved.',
    formula: 'has been ready on Kubernetes, never placed on Helios before',
  },
  origin_only: {
    term: 'Helios only',
    says: 'Not begun, or begun and given up.',
    formula: 'has been placed on Helios, and no rule above holds',
  },
}

/** The eight states in the order in which their rules are tried: the first that holds is the state. */
export const stateDefinitions: readonly Definition[] = migrationStates.map(state => ({
  id: `state-${state.replaceAll('_', '-')}`,
  kind: 'state',
  usedOn: ['/services', '/teams'],
  ...rules[state],
}))

import { foldRollouts } from '../../deploy/fold-rollouts.ts'
import type { Rollout } from '../../deploy/rollout.ts'
import { instant, rolloutOf, testClusters } from '../../deploy/testing/rollout-of.ts'
import type { Evidence } from '../../placement/evidence.ts'
import { firstEvidence } from '../../placement/first-evidence.ts'
import type { Span } from '../../placement/placement.ts'
import { placementsOf } from '../../placement/placements-of.ts'
import { defaultMigration, type Migration } from '../migration.ts'
import type { ScopeVersion } from '../scope.ts'
import type { Ownership, Service } from '../service.ts'
import { stateSpans } from '../state-spans.ts'
import { type Timeline, timelineOf } from '../timeline.ts'

export type History = { rollouts: Rollout[]; evidence: Evidence[] }

/** What happens in a story: `helios` and `kubernetes` deploy, the rest removes. */
type Act =
  | 'helios'
  | 'kubernetes'
  | 'leave helios'
  | 'leave kubernetes'
  | 'delete on helios'
  | 'delete on kubernetes'

/** A history told in lines: an instant, what happened, and a cluster when it is not the one named as the platform. */
export function story(...lines: [at: string, act: Act, cluster?: string][]): History {
  const rollouts = lines.map(([at, act, cluster], index) => {
    const platform = act.endsWith('helios') ? 'helios' : 'kubernetes'
    const kind = act.startsWith('leave') ? 'undeployed' : act.startsWith('delete') ? 'deleted' : 'rollout'
    return rolloutOf({
      id: `${index}`,
      version: `v${index}`,
      platform,
      cluster: cluster ?? platform,
      kind,
      at: instant(at),
      startedAt: instant(at),
    })
  })
  return { rollouts, evidence: [] }
}

export const serviceOf = (changes: Partial<Service> = {}): Service => ({
  id: 'cache',
  team: 'core',
  kind: 'backend',
  stateless: true,
  archetype: null,
  createdAt: null,
  retiredAt: null,
  ...changes,
})

/** The states of a service with that history. */
export function statesOf(
  { rollouts, evidence }: History,
  retiredAt: number | null = null,
  migration: Migration = defaultMigration,
) {
  const { deploys } = foldRollouts(rollouts, testClusters)
  return stateSpans(placementsOf(rollouts, evidence, testClusters), deploys, retiredAt, migration)
}

export type Around = {
  service?: Partial<Service>
  ownership?: Pick<Ownership, 'team' | 'fromAt'>[]
  silences?: Map<string, Span[]>
  migration?: Migration
  scopeVersions?: ScopeVersion[]
}

/** The timeline of a service with that history; teams are in the area of their own name. */
export function historyTimeline({ rollouts, evidence }: History, around: Around = {}): Timeline {
  const migration = around.migration ?? defaultMigration
  const service = serviceOf(around.service)
  const placements = placementsOf(rollouts, evidence, testClusters)
  const { deploys } = foldRollouts(rollouts, testClusters)
  const facts = {
    service,
    ownership: around.ownership ?? [],
    areaOf: (team: string) => team,
    states: stateSpans(placements, deploys, service.retiredAt, migration),
    placements,
    firstTargetDeployAt: deploys.find(({ platform }) => platform === migration.to)?.at ?? null,
    firstEvidence: firstEvidence(rollouts, evidence, testClusters),
    silences: around.silences ?? new Map(),
  }
  return timelineOf(facts, migration, around.scopeVersions)
}

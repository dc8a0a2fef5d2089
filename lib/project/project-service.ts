import type {
  DeployRow,
  FateRow,
  HeardRow,
  LedgerRow,
  PlacementRow,
  SpanRow,
  UnmappedRollouts,
  WeekRow,
} from '#db/queries/projection-rows.ts'
import type { ServiceFacts } from '#db/queries/select-service-facts.ts'
import type { Deploy } from '#lib/domain/deploy/deploy.ts'
import type { EnvironmentRules } from '#lib/domain/deploy/environment-class-of.ts'
import { foldRollouts } from '#lib/domain/deploy/fold-rollouts.ts'
import { joinWitnesses, type Tellers } from '#lib/domain/deploy/join-witnesses.ts'
import { type LedgerWeek, ledgerWeeks } from '#lib/domain/deploy/ledger-weeks.ts'
import type { Rollout } from '#lib/domain/deploy/rollout.ts'
import { isProduction } from '#lib/domain/deploy/rollout-environment.ts'
import { rolloutKey } from '#lib/domain/deploy/rollout-key.ts'
import { serviceWeeks } from '#lib/domain/deploy/service-weeks.ts'
import { type ToldRollout, toldFatesOf } from '#lib/domain/deploy/told-fates.ts'
import { metadataPlacements } from '#lib/domain/migration/metadata-evidence.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import type { Service } from '#lib/domain/migration/service.ts'
import { stateSpans } from '#lib/domain/migration/state-spans.ts'
import type { Cluster } from '#lib/domain/placement/cluster.ts'
import { clusterClassOf } from '#lib/domain/placement/cluster-class-of.ts'
import { comparePlacements } from '#lib/domain/placement/compare-placements.ts'
import { firstEvidence } from '#lib/domain/placement/first-evidence.ts'
import { foldPlacementSteps } from '#lib/domain/placement/fold-placement-steps.ts'
import type { Placement } from '#lib/domain/placement/placement.ts'
import { placementSteps } from '#lib/domain/placement/placement-steps.ts'

/**
 * What beside its facts the projection of a service depends on; a change of the catalogue marks services dirty. The kind
 * of a source hardly ever changes: its services follow with their next event, or by `rebuild`.
 */
export type ProjectionContext = {
  clusters: ReadonlyMap<string, Cluster>
  migrations: readonly Migration[]
  tellers: Tellers
  /** One's own before the built-in ones. */
  environmentRules: EnvironmentRules
}

/** All that is stored of one service, derived from its facts alone. */
export type Projection = {
  deploys: DeployRow[]
  placements: PlacementRow[]
  spans: SpanRow[]
  ledger: LedgerRow[]
  fates: FateRow[]
  weeks: WeekRow[]
  heard: HeardRow[]
  lastEventAt: number | null
}

/**
 * Recomputes one service from all its facts: the same facts in any order give the same projection.
 * `service` is null for a name the catalogue does not know: nothing is made of its facts until it is mapped.
 */
export function projectService(
  service: Service | null,
  facts: ServiceFacts,
  context: ProjectionContext,
): Projection {
  const { rollouts, evidence } = facts
  if (service === null)
    return {
      ...noProjection,
      fates: toldFatesOf(rollouts, null).map(fateRow),
      ...heardOf(
        facts,
        [],
        { clusters: new Map(), environmentRules: context.environmentRules },
        unmappedRollouts(rollouts, () => true),
      ),
    }
  const { clusters, environmentRules } = context
  const joined = joinWitnesses(rollouts, context.tellers, clusters, environmentRules)
  const { fates, foldedInto, deploys } = foldRollouts(joined.rollouts, clusters, environmentRules)
  const judged = { fates, foldedInto, witnesses: joined.witnesses }
  // A witness opens placement and presence as it always did: it is evidence, whoever's word counts.
  const steps = placementSteps(rollouts, evidence, clusters, environmentRules)
  const told = metadataPlacements(steps, context.migrations)
  const placements = [...foldPlacementSteps(steps), ...told].sort(comparePlacements)
  return {
    deploys: deploys.map(deployRow),
    placements: placements.map(placementRow),
    spans: context.migrations.flatMap(migration =>
      stateSpans(placements, deploys, service.retiredAt, migration).map(span => ({
        migration: migration.id,
        state: span.state,
        from_at: span.fromAt,
        to_at: span.toAt,
        evidence: span.evidence,
      })),
    ),
    ledger: ledgerWeeks(joined.rollouts, fates).map(ledgerRow),
    fates: toldFatesOf(rollouts, judged).map(fateRow),
    weeks: serviceWeeks(deploys).map(({ weekOn, platform, deployCount, deployDays }) => ({
      week_on: weekOn,
      platform,
      deploys: deployCount,
      deploy_days: deployDays,
    })),
    ...heardOf(
      facts,
      deploys,
      context,
      unmappedRollouts(joined.rollouts, rollout => !fates.has(rolloutKey(rollout))),
      told,
    ),
  }
}

const noProjection = { deploys: [], placements: [], spans: [], ledger: [], weeks: [] }

const fateRow = ({ source, id, at, platform, cluster, fate, into }: ToldRollout): FateRow => ({
  source,
  rollout_id: id,
  at,
  platform,
  cluster,
  fate,
  into_source: into?.source ?? null,
  into_rollout: into?.id ?? null,
})

const deployRow = (deploy: Deploy): DeployRow => ({
  platform: deploy.platform,
  at: deploy.at,
  artefact_key: deploy.artefactKey,
  artefact: deploy.artefact,
  version: deploy.version,
  rollout_count: deploy.rolloutCount,
  is_counted_in_rates: deploy.isCountedInRates,
  source: deploy.rollout.source,
  rollout_id: deploy.rollout.id,
})

const placementRow = (placement: Placement): PlacementRow => ({
  platform: placement.platform,
  cluster: placement.cluster,
  from_at: placement.fromAt,
  to_at: placement.toAt,
  deleted_at: placement.deletedAt,
  version: placement.version,
  presence: placement.presence,
  opened_by: placement.openedBy,
  closed_by: placement.closedBy,
})

const ledgerRow = ({
  source,
  platform,
  weekOn,
  rolloutCount,
  deployCount,
  excluded,
}: LedgerWeek): LedgerRow => ({
  source,
  platform,
  week_on: weekOn,
  rollouts: rolloutCount,
  deploys: deployCount,
  hosts_changed: excluded.hosts_changed,
  same_artefact: excluded.same_artefact,
  restart: excluded.restart,
  scaling: excluded.scaling,
  folded: excluded.folded,
  not_production: excluded.not_production,
  unfinished: excluded.unfinished,
  temporary_environment: excluded.temporary_environment,
  failed: excluded.failed,
  rollback: excluded.rollback,
})

/**
 * Who told of a service, and since when. Samples are left out of the sources: a feed of CPU figures says nothing of
 * whether deploys were heard.
 */
function heardOf(
  { rollouts, evidence }: ServiceFacts,
  deploys: Deploy[],
  { clusters, environmentRules }: Pick<ProjectionContext, 'clusters' | 'environmentRules'>,
  unmapped: UnmappedRollouts[],
  told: readonly Placement[] = [],
): Pick<Projection, 'heard' | 'lastEventAt'> {
  const sources = new Set<string>()
  const firstBySource: Record<string, number> = {}
  let lastEventAt: number | null = null
  const hear = (source: string, at: number | null, isInProduction: boolean) => {
    if (isInProduction) sources.add(source)
    if (at === null) return
    firstBySource[source] = Math.min(at, firstBySource[source] ?? at)
    lastEventAt = Math.max(at, lastEventAt ?? at)
  }
  for (const rollout of rollouts)
    hear(
      rollout.source,
      rollout.finishedAt ?? rollout.startedAt,
      isProduction(rollout, clusters, environmentRules),
    )
  for (const { source, at, platform, cluster, origin } of evidence)
    if (origin === 'observed') hear(source, at, clusterClassOf(platform, cluster, clusters) === 'production')
  const firstDeployAt: Record<string, number> = {}
  for (const { platform, at } of deploys)
    firstDeployAt[platform] = Math.min(at, firstDeployAt[platform] ?? at)
  // What metadata tell counts as the first deploy there; only a first word of all is a birth on it.
  for (const { platform, fromAt } of told)
    firstDeployAt[platform] = Math.min(fromAt, firstDeployAt[platform] ?? fromAt)
  const first = firstEvidence(rollouts, evidence, clusters, environmentRules)
  const toldFirst = told.filter(({ fromAt }) => fromAt === first?.at).map(({ platform }) => platform)
  const row: HeardRow = {
    first_event_at: first?.at ?? null,
    first_platforms: [...new Set([...(first?.platforms ?? []), ...toldFirst])].sort(),
    sources: [...sources].sort(),
    first_by_source: firstBySource,
    first_deploy_at: firstDeployAt,
    unmapped,
  }
  return { heard: rollouts.length + evidence.length === 0 ? [] : [row], lastEventAt }
}

/** Rollouts the ledger should hold and does not, by where they came from; sorted. */
function unmappedRollouts(
  rollouts: readonly Rollout[],
  isLeftOut: (rollout: Rollout) => boolean,
): UnmappedRollouts[] {
  const rows = new Map<string, UnmappedRollouts>()
  for (const rollout of rollouts) {
    const { source, platform, cluster, kind } = rollout
    if (kind === 'undeployed' || kind === 'deleted' || !isLeftOut(rollout)) continue
    const key = [source, platform, cluster].join('\n')
    const row = rows.get(key)
    if (row) row.rollouts += 1
    else rows.set(key, { source, platform, cluster, rollouts: 1 })
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

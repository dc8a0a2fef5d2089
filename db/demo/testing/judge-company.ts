import { type FoldedRollouts, foldRollouts } from '#lib/domain/deploy/fold-rollouts.ts'
import type { Rollout } from '#lib/domain/deploy/rollout.ts'
import { serviceWeeks } from '#lib/domain/deploy/service-weeks.ts'
import type { FrequencyInput, FrequencyService } from '#lib/domain/frequency/frequency-input.ts'
import { defaultMigration } from '#lib/domain/migration/migration.ts'
import type { StateSpan } from '#lib/domain/migration/state.ts'
import { stateSpans } from '#lib/domain/migration/state-spans.ts'
import type { Placement } from '#lib/domain/placement/placement.ts'
import { placementsOf } from '#lib/domain/placement/placements-of.ts'
import { presenceSpans } from '#lib/domain/placement/platform-spans.ts'
import { startOfWeek } from '#lib/domain/time/iso-week.ts'
import { clusterById, collectorSources } from '../demo-clusters.ts'
import { demoGaps, heardSince } from '../demo-gaps.ts'
import type { DemoCompany } from '../plan-company.ts'
import type { DemoService } from '../plan-services.ts'
import { cdeventsSource, reportingSource } from '../reporting-source.ts'
import { type ServiceRollouts, serviceRollouts } from '../service-rollouts.ts'

/** What the domain's functions make of one service's rollouts, beside what the generator knows. */
export type JudgedService = {
  service: DemoService
  made: ServiceRollouts
  folded: FoldedRollouts
  placements: Placement[]
  states: StateSpan[]
}

export function judgeService(company: DemoCompany, service: DemoService, until: number): JudgedService {
  const made = serviceRollouts(company, service, until)
  const rollouts = made.rollouts.map((rollout): Rollout => {
    const source = reportingSource(service, rollout)
    const isCdEvent = source === cdeventsSource
    return {
      source,
      id: String(rollout.ordinal),
      platform: rollout.cluster.platform,
      cluster: rollout.cluster.id,
      environment: isCdEvent ? null : rollout.environment,
      startedAt: isCdEvent ? rollout.finishedAt : rollout.startedAt,
      finishedAt: rollout.finishedAt,
      outcome: rollout.outcome,
      kind: rollout.kind,
      isRollback: isCdEvent && rollout.isRollback,
      version: rollout.version,
      artefact: rollout.artefact,
      commit: rollout.commit,
    }
  })
  const folded = foldRollouts(rollouts, clusterById)
  const placements = placementsOf(rollouts, [], clusterById)
  const { retiredAt } = company.lives.get(service.id)!
  return {
    service,
    made,
    folded,
    placements,
    states: stateSpans(placements, folded.deploys, retiredAt, defaultMigration),
  }
}

/** The input of figures 1 to 5, as the read side would build it from the database. */
export function frequencyInput(company: DemoCompany, judged: JudgedService[], until: number): FrequencyInput {
  const gaps = demoGaps(company.calendar)
  const pushed = ['deploy-api', 'delivery-pipelines', 'release-bridge']
  return {
    services: judged.map(one => frequencyService(company, one)),
    sources: [
      ...collectorSources.map(id => ({
        id,
        hasFreshnessLimit: true,
        firstEventAt: heardSince(company.calendar),
        silences: [
          { fromAt: Number.NEGATIVE_INFINITY, toAt: heardSince(company.calendar) },
          ...gaps.filter(gap => gap.source === id),
          { fromAt: until, toAt: null },
        ],
      })),
      ...pushed.map(id => ({
        id,
        hasFreshnessLimit: false,
        firstEventAt: heardSince(company.calendar),
        silences: [],
      })),
    ],
  }
}

function frequencyService(company: DemoCompany, judged: JudgedService): FrequencyService {
  const { service, placements, folded, states, made } = judged
  const { retiredAt } = company.lives.get(service.id)!
  const handover = company.handovers.get(service.id)
  const presence = presenceSpans(placements, 'kubernetes')
  const first = presence[0]?.fromAt ?? Number.POSITIVE_INFINITY
  return {
    id: service.id,
    inScope: [{ fromAt: service.createdAt, toAt: retiredAt }],
    notIdle: states.filter(span => span.state !== 'idle'),
    owners: handover
      ? [
          { team: handover.from.id, fromAt: Number.NEGATIVE_INFINITY, toAt: handover.at },
          { team: handover.to.id, fromAt: handover.at, toAt: null },
        ]
      : [{ team: service.team.id, fromAt: Number.NEGATIVE_INFINITY, toAt: null }],
    isBorn:
      first < Number.POSITIVE_INFINITY &&
      !placements.some(known => known.platform === 'helios' && known.fromAt < first),
    presence,
    sources: [
      ...new Set(
        made.rollouts
          .filter(rollout => rollout.cluster.environment === 'production')
          .map(rollout => reportingSource(service, rollout)),
      ),
    ],
    weeks: serviceWeeks(folded.deploys).map(week => ({
      weekAt: startOfWeek(week.weekOn),
      deploys: week.deployCount,
      days: week.deployDays,
    })),
  }
}

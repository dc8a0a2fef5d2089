import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { DemoRollout } from './demo-rollout.ts'
import { metadataAt } from './plan-adoption.ts'
import type { DemoService } from './plan-services.ts'
import { cdeventsSource, cloudeventsSource, reportingSource } from './reporting-source.ts'

/** One event as its sender would write it, and the call that takes it (api.md). */
export type WireLine = {
  /** `collector`: no call, but what a collector keeps: `{source, id, time, body}`. */
  path: '/api/v1/deploys' | '/api/v1/events' | '/api/v1/samples' | 'collector'
  json: string
}

/** The rollout in the words of whoever reports it: our own shape, a CDEvent, or a CloudEvent that carries our shape. */
export function deployLine(service: DemoService, rollout: DemoRollout): WireLine {
  const source = reportingSource(service, rollout)
  if (source === cdeventsSource)
    return { path: '/api/v1/events', json: JSON.stringify(cdEventOf(service, rollout)) }
  if (source !== cloudeventsSource)
    return { path: '/api/v1/deploys', json: JSON.stringify({ ...deployOf(service, rollout), source }) }
  const cloudEvent = {
    specversion: '1.0',
    type: 'dev.landfall.deploy.v1',
    source,
    id: idOf(service, rollout),
    time: formatInstant(rollout.finishedAt),
    datacontenttype: 'application/json',
    data: deployOf(service, rollout),
  }
  return { path: '/api/v1/events', json: JSON.stringify(cloudEvent) }
}

const idOf = (service: DemoService, rollout: DemoRollout) => `${service.id}#${rollout.ordinal}`

const nameOn = (service: DemoService, rollout: DemoRollout) =>
  rollout.cluster.platform === 'helios' ? service.heliosName : service.id

function deployOf(service: DemoService, rollout: DemoRollout) {
  const isPerson = rollout.kind === 'rollout'
  return {
    id: idOf(service, rollout),
    service: nameOn(service, rollout),
    platform: rollout.cluster.platform,
    cluster: rollout.cluster.id,
    environment: rollout.environment,
    version: rollout.version,
    artefact: rollout.artefact,
    startedAt: formatInstant(rollout.startedAt),
    finishedAt: formatInstant(rollout.finishedAt),
    ...(rollout.outcome === 'succeeded' ? {} : { outcome: rollout.outcome }),
    ...(isPerson
      ? {
          team: service.team.id,
          actor: rollout.actor,
          commit: rollout.commit,
          change: rollout.change,
          metadata: metadataAt(service.adoptions, rollout.finishedAt),
          ...(rollout.approvedBy ? { approvedBy: rollout.approvedBy } : {}),
        }
      : { kind: rollout.kind }),
  }
}

function cdEventOf(service: DemoService, rollout: DemoRollout) {
  const predicate = rollout.isRollback ? 'rolledback' : rollout.isFirst ? 'deployed' : 'upgraded'
  const name = nameOn(service, rollout)
  return {
    context: {
      version: '0.4.1',
      id: idOf(service, rollout),
      source: cdeventsSource,
      type: `dev.cdevents.service.${predicate}.0.2.0`,
      timestamp: formatInstant(rollout.finishedAt),
    },
    subject: {
      id: name,
      source: cdeventsSource,
      type: 'service',
      content: {
        environment: { id: rollout.cluster.id },
        artifactId: `pkg:oci/${service.id}@${rollout.artefact.replace(':', '%3A')}?tag=${rollout.version}`,
      },
    },
    customData: { metadata: metadataAt(service.adoptions, rollout.finishedAt) },
  }
}

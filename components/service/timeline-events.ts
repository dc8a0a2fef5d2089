import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { firstNames, formatPlatform, stateNamesOf } from '#lib/format/state-name.ts'
import type { ServiceAnswer, ServiceEvidenceAnswer } from '#lib/read/answers/service-answer.ts'
import type { TimelineSpan } from './timeline-lanes.ts'

export type TimelineEvent = {
  key: string
  at: number
  /** Key of the lane it stands in. */
  lane: string
  /** What happened, in words. */
  text: string
  isBad: boolean
  /** The raw event behind it, where it is known. */
  event: { source: string; id: string } | null
  /** Where on the page it is told in full, when a person said it. */
  anchor: string | null
}
type Evidence = ServiceEvidenceAnswer['items']
type Window = Pick<TimelineSpan, 'from' | 'to'>

export const laneOfDeploys = (platform: string): string => `deploys ${platform}`
export const laneOfPlace = (platform: string, cluster: string): string => `place ${platform} ${cluster}`

/** Everything the evidence tells of a service within the window, in order of time: one walk for the arrow keys. */
export function evidenceEvents(
  service: Pick<ServiceAnswer, 'deploys' | 'states' | 'placements' | 'ownership'>,
  evidence: Evidence,
  window: Window,
  teamName: (id: string) => string = id => id,
  platforms: PlatformNames = firstNames,
): TimelineEvent[] {
  return inOrder(
    [
      ...stateEvents(service, platforms),
      ...placeEvents(service, evidence),
      ...deployEvents(service, evidence),
      ...markEvents(evidence),
      ...ownerEvents(service, teamName),
    ],
    window,
  )
}

/** Those within the window, in order of time. */
export const inOrder = (events: readonly TimelineEvent[], window: Window): TimelineEvent[] =>
  events.filter(({ at }) => at >= window.from && at <= window.to).sort((a, b) => a.at - b.at)

const told = { isBad: false, event: null, anchor: null }

function stateEvents({ states }: Pick<ServiceAnswer, 'states'>, platforms: PlatformNames): TimelineEvent[] {
  const stateNames = stateNamesOf(platforms)
  return states.map(({ state, from, evidence }, index) => {
    const before = states[index - 1]
    return {
      ...told,
      key: `state ${from}`,
      at: Date.parse(from),
      lane: 'state',
      text: before
        ? `state: ${stateNames[before.state]}, then ${stateNames[state]}`
        : `first state: ${stateNames[state]}`,
      isBad: state === 'back_on_origin',
      event: evidence[0] ?? null,
    }
  })
}

/** Where it was deployed and left, and where its last instance went or one came back. */
function placeEvents({ placements }: Pick<ServiceAnswer, 'placements'>, evidence: Evidence): TimelineEvent[] {
  return placements.flatMap(({ platform, cluster, from, to, presence, deletedAt }) => {
    const tell = (at: string | null, text: string, isBad = false): TimelineEvent[] =>
      at === null
        ? []
        : [
            {
              ...told,
              key: `${text} ${platform} ${cluster} ${at}`,
              at: Date.parse(at),
              lane: laneOfPlace(platform, cluster),
              text: `${text} ${cluster}`,
              isBad,
              event: toldAt(evidence, platform, cluster, at),
            },
          ]
    const isReadyAtOnce = presence[0]?.from === from
    return [
      ...tell(from, isReadyAtOnce ? 'deployed and ready in' : 'deployed in'),
      ...presence.flatMap((span, index) => [
        ...(index === 0 && isReadyAtOnce ? [] : tell(span.from, 'an instance is ready in')),
        ...(span.to === to ? [] : tell(span.to, 'no instance is ready in', true)),
      ]),
      ...tell(to, deletedAt !== null && deletedAt === to ? 'deleted in' : 'undeployed in'),
      ...(deletedAt === to ? [] : tell(deletedAt, 'its workload is deleted in')),
    ]
  })
}

function deployEvents({ deploys }: Pick<ServiceAnswer, 'deploys'>, evidence: Evidence): TimelineEvent[] {
  return deploys.map(({ at, platform, version, rollouts }) => {
    const parts = rollouts > 1 ? `, ${rollouts} rollouts folded` : ''
    return {
      ...told,
      key: `deploy ${platform} ${at}`,
      at: Date.parse(at),
      lane: laneOfDeploys(platform),
      text: `deploy of ${version ?? 'an unnamed version'} on ${formatPlatform(platform)}${parts}`,
      event: deployedBy(evidence, platform, version, at),
    }
  })
}

function markEvents(evidence: Evidence): TimelineEvent[] {
  return evidence
    .filter(({ fate, at }) => at !== null && (fate === 'failed' || fate === 'rollback'))
    .map(({ source, id, at, fate, cluster, version }) => ({
      ...told,
      key: `${fate} ${source} ${id}`,
      at: Date.parse(at!),
      lane: 'marks',
      text: `${fate === 'failed' ? 'failed rollout' : 'rollback'}${version ? ` of ${version}` : ''} on ${cluster}`,
      isBad: true,
      event: { source, id },
    }))
}

function ownerEvents(
  { ownership }: Pick<ServiceAnswer, 'ownership'>,
  teamName: (id: string) => string,
): TimelineEvent[] {
  return ownership.flatMap(({ team, from }) =>
    from === null
      ? []
      : [
          {
            ...told,
            key: `owner ${from}`,
            at: Date.parse(from),
            lane: 'owners',
            text: `owned by ${teamName(team)} from here on`,
          },
        ],
  )
}

/** A deploy is known by its platform, version and moment; the event that carried it is the one that says the same. */
function deployedBy(
  evidence: Evidence,
  platform: string,
  version: string | null,
  at: string,
): TimelineEvent['event'] {
  const found = evidence.find(
    item =>
      item.fate === 'deploy' && item.platform === platform && item.version === version && item.at === at,
  )
  return found ? { source: found.source, id: found.id } : null
}

function toldAt(evidence: Evidence, platform: string, cluster: string, at: string): TimelineEvent['event'] {
  const found = evidence.find(
    item => item.platform === platform && item.cluster === cluster && item.at === at,
  )
  return found ? { source: found.source, id: found.id } : null
}

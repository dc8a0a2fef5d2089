import { secondMs } from '../time/durations.ts'
import type { Observation } from './observation.ts'

/** When what an observation tells of had happened, epoch ms; null where it does not say. A sample is over at its end. */
export function occurredAtOf(observation: Observation): number | null {
  if (observation.type === 'coverage') return null
  if (observation.type === 'rollout') return observation.finishedAt ?? observation.startedAt
  if (observation.type === 'service_sample' || observation.type === 'cluster_sample')
    return observation.at + observation.seconds * secondMs
  return observation.at
}

/** When the last thing of an event happened: what its delay is measured from. */
export function latestOf(observations: readonly Observation[]): number | null {
  let latest: number | null = null
  for (const observation of observations) {
    const at = occurredAtOf(observation)
    if (at !== null && (latest === null || at > latest)) latest = at
  }
  return latest
}

/** A service a replayed platform runs from the start: what is deployed of it, and since when (epoch ms). */
export type ReplayService = {
  service: string
  version: string
  /** Image digest, where what ran before is known by one. */
  artefact?: string | null
  deployedAt: number
}

export type ReplayOptions = {
  cluster: string
  services: readonly ReplayService[]
  /** Free port by default. */
  port?: number
  /** Mean time between two rollouts of the cluster; exponential, so they never beat in step. */
  rolloutEveryMs: number
  /** How long one rollout takes, about. */
  rolloutMs: number
  random: () => number
  clock: () => number
}

export type Replay = { url: string; close(): Promise<void> }

/** A kind of service by how it is built: what is hard about moving it, and what it gains. */
export type Archetype = {
  id: string
  weight: number
  stateless: boolean
  /** Appetite for more than one region and cluster. */
  spread: number
  /** Median days on both platforms. */
  dualRunningDays: number
  /** How much later in its team's order it moves: 0 with the first, 1 with the last. */
  difficulty: number
  /** Share that stays on Helios until something is built for it. */
  heldBackShare: number
  /** Median use of provisioned cores on Helios, and how many times that it reaches on Kubernetes. */
  utilizationBefore: number
  gain: number
}

const archetype = (
  id: string,
  weight: number,
  spread: number,
  dualRunningDays: number,
  difficulty: number,
  heldBackShare: number,
  utilizationBefore: number,
  gain: number,
): Archetype => ({
  id,
  weight,
  stateless: id !== 'stateful',
  spread,
  dualRunningDays,
  difficulty,
  heldBackShare,
  utilizationBefore,
  gain,
})

export const archetypes: Archetype[] = [
  archetype('plain-http', 38, 0.8, 8, 0.1, 0.02, 0.15, 3.05),
  archetype('http-with-cache', 22, 1, 12, 0.3, 0.04, 0.175, 2.65),
  archetype('high-traffic-http', 8, 2.4, 20, 0.5, 0.04, 0.225, 2.35),
  archetype('stream-consumer', 15, 1, 14, 0.3, 0.05, 0.16, 2.5),
  archetype('partner-link', 6, 0.6, 22, 0.7, 0.2, 0.1, 2.0),
  archetype('stateful', 6, 0.6, 28, 0.9, 0.35, 0.155, 1.9),
  archetype('batch-like', 5, 0.5, 10, 0.5, 0.15, 0.165, 1.4),
]

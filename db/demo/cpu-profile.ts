import { diceFor } from './dice.ts'
import type { DemoService } from './plan-services.ts'

/** What one service needs and what it is given, in cores and without noise: the truth behind its samples. */
export type CpuProfile = {
  /** Cores reserved on each of its Helios clusters. */
  heliosCores: number
  utilizationBefore: number
  /** Cores used on all its Kubernetes clusters together. */
  kubernetesUsedCores: number
  /** Used over provisioned on Kubernetes, the idle of the pool shared in. */
  utilizationAfter: number
  /** Its own noise is drawn around these. */
  gain: number
}

/** Spread of the gain between services of one archetype. */
const gainSigma = 0.38

export function cpuProfile(seed: number, service: DemoService): CpuProfile {
  const dice = diceFor(seed, 'cpu', service.id)
  const { archetype, helios } = service
  const heliosCores = dice.weighted([2, 4, 8, 16, 32], cores =>
    cores === 4 ? 5 : cores < 16 ? 3 : 12 / cores,
  )
  const utilizationBefore = Math.min(0.5, dice.logNormal(archetype.utilizationBefore, 0.3))
  const gain = dice.logNormal(archetype.gain, gainSigma)
  const utilizationAfter = Math.min(0.74, utilizationBefore * gain)
  const perRegion = service.beginsOn === 'kubernetes' ? 0.6 : 1
  return {
    heliosCores,
    utilizationBefore,
    kubernetesUsedCores:
      heliosCores * helios.length * utilizationBefore * dice.logNormal(0.98, 0.06) * perRegion,
    utilizationAfter,
    gain: utilizationAfter / utilizationBefore,
  }
}

export type Use = { usedCoreSeconds: number; provisionedCoreSeconds: number; utilization: number | null }

export type Gain = {
  ratioOfSums: number | null
  low: number | null
  high: number | null
  geometricMean: number | null
  geometricLow: number | null
  geometricHigh: number | null
  services: number
  shareBetween2And3: number | null
  before: number | null
  after: number | null
}

export type ArchetypeGain = {
  archetype: string
  services: number
  before: number | null
  after: number | null
  ratioOfSums: number | null
  low: number | null
  high: number | null
}

export const leftOutReasons = ['born', 'returned', 'tooRecent', 'noSamples'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** Figures 10, 11 and 13 as `GET /api/v1/cpu` prints them; nothing is rounded. `weekAt` is a Monday, epoch ms. */
export type CpuFigures = {
  period: { fromAt: number; toAt: number }
  origin: Use
  target: Use
  gain: Gain
  cores: { freed: number | null; returned: number | null }
  leftOut: Record<LeftOutReason, number>
  hoursLeftOut: { noClusterSample: number; noProvisioned: number }
  tooLittle: string | null
  bootstrap: { draws: number; seed: number; unit: 'service' }
  byArchetype: ArchetypeGain[]
  services: { service: string; team: string | null; before: number; after: number; ratio: number }[]
  /** Mean cores. */
  weekly: {
    weekAt: number
    originProvisioned: number | null
    targetProvisioned: number | null
    used: number | null
  }[]
}

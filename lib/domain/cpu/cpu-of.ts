import { defaultDraws } from '../statistics/bootstrap.ts'
import { defaultSeed, seededRandom } from '../statistics/seeded-random.ts'
import { coresReturned } from './cores-returned.ts'
import type { CpuFigures, LeftOutReason } from './cpu-figures.ts'
import { cpuGain, gainOf, leastServices } from './cpu-gain.ts'
import type { CpuInput, CpuOptions } from './cpu-input.ts'
import { type MeasuredService, measuredService } from './measured-service.ts'
import { utilization } from './utilization.ts'
import { weeklyCores } from './weekly-cores.ts'

const noArchetype = 'other'

/**
 * Figures 10, 11 and 13 at the instant `at` (epoch ms; definitions.md 4 and 7). Pure; the same input in any order and
 * the same seed give the same answer.
 */
export function cpuOf(input: CpuInput, at: number, options: CpuOptions = {}): CpuFigures {
  const { draws = defaultDraws, seed = defaultSeed } = options
  const leftOut: Record<LeftOutReason, number> = { born: 0, returned: 0, tooRecent: 0, noSamples: 0 }
  const measured: MeasuredService[] = []
  for (const service of input.services.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const found = measuredService(service, at)
    if (typeof found !== 'string') measured.push(found)
    else if (service.isOnTarget) leftOut[found]++
  }
  const gain = cpuGain(measured, draws, seededRandom(seed))
  return {
    period: input.period,
    ...utilization(input.clusterHours, input.period),
    gain,
    cores: { freed: coresFreed(measured), returned: coresReturned(input.hostCores) },
    leftOut,
    tooLittle:
      measured.length >= leastServices
        ? null
        : `Only ${measured.length} service${measured.length === 1 ? '' : 's'} measured before and after: a number needs ${leastServices}.`,
    bootstrap: { draws, seed, unit: 'service' },
    byArchetype: [...Map.groupBy(measured, ({ archetype }) => archetype ?? noArchetype)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([archetype, services]) => {
        const { ratioOfSums, low, high, before, after } = cpuGain(services, draws, seededRandom(seed))
        return { archetype, services: services.length, before, after, ratioOfSums, low, high }
      }),
    services: measured.flatMap(service => {
      const ratio = gainOf(service)
      if (!Number.isFinite(ratio)) return []
      const before = service.before.used / service.before.provisioned
      const after = service.after.used / service.after.provisioned
      return [{ service: service.id, team: service.team, before, after, ratio }]
    }),
    weekly: weeklyCores(input.clusterHours),
  }
}

/** Figure 13's first half: mean cores provisioned before less those after, over the measured services; null without any. */
function coresFreed(measured: readonly MeasuredService[]): number | null {
  if (measured.length === 0) return null
  return measured.reduce((sum, { before, after }) => sum + before.cores - after.cores, 0)
}

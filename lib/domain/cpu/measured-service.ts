import type { LeftOutReason } from './cpu-figures.ts'
import type { CpuService, HourOfWeekSum } from './cpu-input.ts'
import { gainWindows } from './gain-windows.ts'

/** One service of figure 11: core-seconds over the hours of the week sampled in both windows, and mean cores in them. */
export type MeasuredService = {
  id: string
  team: string | null
  archetype: string | null
  before: { used: number; provisioned: number; cores: number }
  after: { used: number; provisioned: number; cores: number }
}

/** Measures a service before and after, or says why it can not (definitions.md 4, figure 11, and 7; api.md `leftOut`). */
export function measuredService(service: CpuService, at: number): MeasuredService | LeftOutReason {
  const windows = gainWindows(service, at)
  if (typeof windows === 'string') return windows
  const sampledBefore = new Set(service.before.map(sum => sum.hourOfWeek))
  const sampledAfter = new Set(service.after.map(sum => sum.hourOfWeek))
  const before = addUp(service.before, sampledAfter)
  const after = addUp(service.after, sampledBefore)
  if (before.provisioned <= 0 || after.provisioned <= 0) return 'noSamples'
  return { id: service.id, team: service.team, archetype: service.archetype, before, after }
}

function addUp(sums: readonly HourOfWeekSum[], sampled: ReadonlySet<number>) {
  let used = 0
  let provisioned = 0
  let seconds = 0
  for (const sum of sums) {
    if (!sampled.has(sum.hourOfWeek)) continue
    used += sum.used
    provisioned += sum.provisioned
    seconds += sum.seconds
  }
  return { used, provisioned, cores: seconds > 0 ? provisioned / seconds : 0 }
}

import type { CpuFigures } from '#lib/domain/cpu/cpu-figures.ts'
import { cpuOf } from '#lib/domain/cpu/cpu-of.ts'
import { endOfDay, startOfDay } from '#lib/domain/time/day.ts'
import { dayMs, weekMs } from '#lib/domain/time/durations.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { clusterHours } from './cluster-hours.ts'
import { cpuServices } from './cpu-services.ts'
import { inScopeIds } from './frequency-figures.ts'
import { hostCores } from './host-cores.ts'
import { poolsOf } from './pools.ts'
import { selectedServices } from './selection.ts'

const usualDays = 28
const shownWeeks = 52

/** Figures 10, 11 and 13 of the question's part of the company. */
export function cpuFigures(question: Question): Promise<CpuFigures> {
  return once(question, `cpu figures ${question.samplesVersion}`, async () => {
    const { world, filters, at } = question
    const period = periodOf(question)
    const entries = selectedServices(world, filters, at)
    const historyFrom = Math.min(period.fromAt, period.toAt - shownWeeks * weekMs)
    // Started together: each is one large sum, and Postgres adds them up side by side.
    const pools = poolsOf(question, period.toAt)
    const ids = inScopeIds(question, entries)
    const [hours, services, cores] = await Promise.all([
      clusterHours(question, ids, historyFrom, period.toAt, pools),
      cpuServices(question, entries, pools),
      hostCores(question, period, pools),
    ])
    return cpuOf({ period, clusterHours: hours, services, hostCores: cores }, at)
  })
}

/** The days asked for, or the 28 before the instant; a day's last millisecond stands for the midnight after it. */
function periodOf({ filters, at, asOf, now }: Question): CpuFigures['period'] {
  const endOf = (day: string, instant: number) => (instant === endOfDay(day) ? instant + 1 : instant)
  const toAt = filters.to === null ? endOf(asOf, at) : endOf(filters.to, Math.min(endOfDay(filters.to), now))
  return { fromAt: filters.from === null ? toAt - usualDays * dayMs : startOfDay(filters.from), toAt }
}

import type { Filters } from '#lib/domain/filter/filters.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { CpuAnswer } from './answers/cpu-answer.ts'
import { ask } from './ask.ts'
import { cpuFigures } from './cpu-figures.ts'
import type { ReadContext } from './read-context.ts'

/** Figures 10, 11 and 13 (definitions.md 4 and 7). Throws ReadErrors. */
export async function readCpu(context: ReadContext, filters: Filters): Promise<CpuAnswer> {
  const question = await ask(context, filters)
  const { period, weekly, ...figures } = await cpuFigures(question)
  return {
    migration: question.migration.id,
    period: { from: formatInstant(period.fromAt), to: formatInstant(period.toAt) },
    ...figures,
    weekly: weekly.map(({ weekAt, ...cores }) => ({ on: dayOf(weekAt), ...cores })),
  }
}

import type { CpuFigures } from '#lib/domain/cpu/cpu-figures.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
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
  const tooLittle = unsampled(figures, question.migration) ?? figures.tooLittle
  return {
    migration: question.migration.id,
    period: { from: formatInstant(period.fromAt), to: formatInstant(period.toAt) },
    ...figures,
    tooLittle,
    weekly: weekly.map(({ weekAt, ...cores }) => ({ on: dayOf(weekAt), ...cores })),
  }
}

/** A platform that only metadata tell of has no machines: nothing is provisioned there, and that is no shortage of samples. */
function unsampled(
  { origin, target, gain }: Pick<CpuFigures, 'origin' | 'target' | 'gain'>,
  migration: Migration,
) {
  const isSampled =
    origin.provisionedCoreSeconds > 0 || target.provisionedCoreSeconds > 0 || gain.services > 0
  if (isSampled || (migration.evidence ?? []).length === 0) return null
  const { from, to } = platformNames(migration)
  return `CPU needs samples of what is provisioned on both sides, and nothing is provisioned for ${from} or ${to}: deploys only say which of them they use.`
}

import { gapsBetween } from '#components/charts/coverage-strip.tsx'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatAge } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'

const shownWeeks = 12

/** What a source covered of the last 12 weeks, from when it was first heard; within its limit silence is no gap. */
export function knownCoverage(
  { coverage, freshnessSeconds }: Pick<SourcesAnswer['items'][number], 'coverage' | 'freshnessSeconds'>,
  now: number,
) {
  const limit = (freshnessSeconds ?? 0) * 1_000
  const heard = coverage.map(({ from, to }) => ({
    from: Date.parse(from),
    to: Math.min(now, Date.parse(to) + limit),
  }))
  const from = Math.max(now - shownWeeks * weekMs, Math.min(now, ...heard.map(stretch => stretch.from)))
  const gaps = gapsBetween(heard, from, now)
  const missing = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0)
  const words =
    gaps.length === 0
      ? 'Heard without a gap'
      : `${formatCounted(gaps.length, 'gap')}, ${formatAge(missing)} missing in all`
  return { from, heard, gaps, words }
}

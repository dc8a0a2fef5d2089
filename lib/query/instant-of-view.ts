import type { Filters } from '#lib/domain/filter/filters.ts'
import { endOfDay } from '#lib/domain/time/day.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'

/** The moment a page looks at, epoch ms: now on the server's clock, or the end of the day asked for. */
export function instantOfView(
  filters: Pick<Filters, 'asOf' | 'knownAt'>,
  choices: Pick<ChoicesAnswer, 'now'>,
): number {
  const now = Math.min(Date.parse(choices.now), filters.knownAt ?? Number.POSITIVE_INFINITY)
  return filters.asOf === null ? now : Math.min(now, endOfDay(filters.asOf))
}

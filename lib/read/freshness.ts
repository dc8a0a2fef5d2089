import { selectSources } from '#db/queries/select-sources.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ProgressAnswer } from './answers/progress-answer.ts'
import type { Question } from './ask.ts'

/** How fresh what an answer rests on is, per source, at the question's instant. */
export async function freshnessOf({ context, silence, at }: Question): Promise<ProgressAnswer['freshness']> {
  const sources = await selectSources(context.db.pool)
  return sources.map(({ id, lastEventAt }) => ({
    source: id,
    lastEventAt: lastEventAt === null ? null : formatInstant(lastEventAt),
    silent: coversAny(silence.bySource.get(id) ?? [], at),
  }))
}

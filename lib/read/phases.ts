import { mayRecordPhase } from '#lib/domain/access/may-record-phase.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type PhaseName, phaseSpansOf } from '#lib/domain/phase/phase.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { PhasesAnswer } from './answers/phases-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import type { Records } from './world/records.ts'

type Row = Records['phases'][number]

const entryOf = ({ id, phase, fromOn, reason, recordedAt, recordedBy }: Row) => ({
  id,
  phase: phase as PhaseName,
  from: fromOn,
  reason,
  recordedAt: formatInstant(recordedAt),
  recordedBy,
})

/** The phases of a question's migration, in order. */
export const phasesIn = ({ world, migration }: Pick<Question, 'world' | 'migration'>) =>
  phaseSpansOf(world.records.phases, migration.id)

/** The phases of a migration and their history. Throws ReadErrors. */
export async function readPhases(context: ReadContext, filters: Filters): Promise<PhasesAnswer> {
  const question = await ask(context, filters)
  const { world, migration } = question
  return {
    migration: migration.id,
    items: phasesIn(question).map(({ record, to }) => ({ ...entryOf(record), to })),
    withdrawn: world.withdrawn.phases
      .filter(row => row.migration === migration.id)
      .map(row => ({
        ...entryOf(row),
        withdrawnAt: formatInstant(row.withdrawnAt!),
        withdrawnBy: row.withdrawnBy ?? '',
        withdrawnReason: row.withdrawnReason,
      })),
    mayRecord: mayRecordPhase(context.viewer),
  }
}

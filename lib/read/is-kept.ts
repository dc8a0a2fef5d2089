import { noFilters } from '#lib/domain/filter/filters.ts'
import type { Commitment } from '#lib/domain/visit/commitment.ts'
import { commitmentStanding } from '#lib/domain/visit/commitment-standing.ts'
import { ask } from './ask.ts'
import { evidenceIn } from './commitments-in.ts'
import type { ReadContext } from './read-context.ts'

/** Whether events say already what somebody is about to promise. */
export async function isKeptNow(
  context: ReadContext,
  promise: Pick<Commitment, 'migration' | 'kind' | 'service' | 'blocker'>,
): Promise<boolean> {
  const { migration, ...subject } = promise
  const question = await ask(context, { ...noFilters, migration })
  const before = { dueOn: question.asOf, madeAt: question.now, withdrawn: null, ...subject }
  return commitmentStanding(before, evidenceIn(question)(promise), question.at).standing === 'kept'
}

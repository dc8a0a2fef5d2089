import { noFilters } from '#lib/domain/filter/filters.ts'
import type { GoalSubject } from '#lib/domain/goal/goal.ts'
import type { GoalGround } from '#lib/domain/goal/goal-refusal.ts'
import { ask } from './ask.ts'
import { goalStandings } from './goal-standings.ts'
import type { ReadContext } from './read-context.ts'
import { teller } from './teller.ts'

export type FoundGround = {
  ground: GoalGround /** Whether the step `without` was reached already. */
  isReached: boolean
  isCurrent: boolean
}

/**
 * Where a part of the company stands now, for deciding on a goal of it; `without`: the version that is to be replaced. The act
 * has decided who may set it, also who reads nothing: a team by its token. Throws ReadErrors.
 */
export async function goalGround(
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  migration: string,
  { type, id }: GoalSubject,
  without: string | null,
): Promise<FoundGround> {
  const question = await ask({ db, now, viewer: teller }, { ...noFilters, migration })
  const standing = (await goalStandings(question)).find(one => one.type === type && one.id === id)
  const steps = standing?.steps ?? []
  const reached = steps.filter(step => step.standing === 'reached').map(({ share }) => share)
  const own = steps.find(step => step.id === without)
  return {
    isReached: own?.standing === 'reached',
    isCurrent: own !== undefined && own.standing !== 'withdrawn',
    ground: {
      today: question.asOf,
      moved: standing?.moved ?? 0,
      base: standing?.base ?? 0,
      reachedShare: reached.length === 0 ? null : Math.max(...reached),
      open: steps
        .filter(step => step !== own && step.standing === 'open')
        .map(({ share, due }) => ({ share, dueOn: due })),
    },
  }
}

import { mayRecordCommitment } from '#lib/domain/access/may-record-commitment.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { CommitmentStanding } from '#lib/domain/visit/commitment-standing.ts'
import { once } from './answer-cache.ts'
import type { CommitmentItem, CommitmentsAnswer } from './answers/commitments-answer.ts'
import { ask, type Question } from './ask.ts'
import { commitmentItems } from './commitment-items.ts'
import { commitmentsIn, type StandingCommitment } from './commitments-in.ts'
import type { ReadContext } from './read-context.ts'
import { isTeamSelected } from './selection.ts'

export type CommitmentsQuestion = {
  visit: string[]
  standing: CommitmentStanding['standing'][]
  overdue: boolean | null
}

/** What was promised on visits to the teams of the filters, with what events say of it (R6). Throws ReadErrors. */
export async function readCommitments(
  context: ReadContext,
  filters: Filters,
  wish: Partial<CommitmentsQuestion> = {},
): Promise<CommitmentsAnswer> {
  const question = await ask(context, filters)
  const asked = { visit: [], standing: [], overdue: null, ...wish }
  const answer = await once(question, `commitments ${JSON.stringify(asked)}`, () => answerTo(question, asked))
  return { ...answer, mayRecord: mayRecordCommitment(context.viewer) }
}

async function answerTo(
  question: Question,
  { visit, standing, overdue }: CommitmentsQuestion,
): Promise<Omit<CommitmentsAnswer, 'mayRecord'>> {
  const { world, filters, migration, asOf, now } = question
  const all = commitmentsIn(question).filter(
    one => isTeamSelected(world, filters, one.team) && (visit.length === 0 || visit.includes(one.visit)),
  )
  const shown = all.filter(
    one =>
      (standing.length === 0 || standing.includes(one.standing)) &&
      (overdue === null || (one.overdueDays !== null) === overdue),
  )
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    totals: totalsOf(all),
    items: await commitmentItems(question, inOrder(shown)),
  }
}

/** The promises of some visits or teams for another answer, in the order of the list. */
export const commitmentItemsOf = (
  question: Question,
  isAsked: (one: StandingCommitment) => boolean,
): Promise<CommitmentItem[]> => commitmentItems(question, inOrder(commitmentsIn(question).filter(isAsked)))

const ranks = { open: 0, kept: 1, withdrawn: 2 }

/** They come by day: open ones first, of which those overdue have the earliest days. */
const inOrder = (all: readonly StandingCommitment[]): StandingCommitment[] =>
  [...all].sort((a, b) => ranks[a.standing] - ranks[b.standing])

const totalsOf = (all: readonly StandingCommitment[]): CommitmentsAnswer['totals'] => {
  const count = (is: (one: StandingCommitment) => boolean) => all.filter(is).length
  return {
    open: count(({ standing }) => standing === 'open'),
    overdue: count(({ overdueDays }) => overdueDays !== null),
    kept: count(({ standing }) => standing === 'kept'),
    keptLate: count(({ standing, isLate }) => standing === 'kept' && isLate),
    withdrawn: count(({ standing }) => standing === 'withdrawn'),
  }
}

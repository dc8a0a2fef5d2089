import { runAt } from '#lib/domain/migration/state-run.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { type Commitment, foldCommitments } from '#lib/domain/visit/commitment.ts'
import {
  type CommitmentEvidence,
  type CommitmentStanding,
  commitmentStanding,
} from '#lib/domain/visit/commitment-standing.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { timelineIn } from './timelines.ts'

export type StandingCommitment = Commitment & CommitmentStanding

/** Promises of the question's migration with what events say of them at its instant; those taken back are among them. */
export function commitmentsIn(question: Question): StandingCommitment[] {
  const { world, migration, at } = question
  const evidenceOf = evidenceIn(question)
  return foldCommitments([...world.records.commitments, ...world.withdrawn.commitments], at)
    .filter(one => one.migration === migration.id)
    .map(one => ({ ...one, ...commitmentStanding(one, evidenceOf(one), at) }))
}

/** What was seen of the service or the blocker a promise is about. */
export function evidenceIn(
  question: Question,
): (promise: Pick<Commitment, 'service' | 'blocker'>) => CommitmentEvidence {
  const { world, migration } = question
  const blockers = new Map(blockersIn(question).map(blocker => [blocker.id, blocker]))
  return ({ service, blocker }) => {
    const entry = service === null ? undefined : world.services.get(service)
    return {
      facts: entry === undefined ? [] : timelineIn(question, entry).facts,
      blocker: blocker === null ? null : lastOf(blocker, blockers),
      soakMs: migration.soakDays * dayMs,
    }
  }
}

/** A blocker that was merged is solved with the one it became. */
function lastOf(id: string, blockers: ReadonlyMap<string, ReturnType<typeof blockersIn>[number]>) {
  const seen = new Set<string>()
  let found = blockers.get(id)
  while (found?.end?.mergedInto && !seen.has(found.id)) {
    seen.add(found.id)
    found = blockers.get(found.end.mergedInto)
  }
  return found ?? null
}

/** The state span a service's promise is shown by: the one of its evidence, else the one that holds now. */
export function spanAtOf(question: Question, { service, evidenceAt }: StandingCommitment): number | null {
  const entry = service === null ? undefined : question.world.services.get(service)
  if (entry === undefined) return null
  return evidenceAt ?? runAt(timelineIn(question, entry).facts, question.at)?.fromAt ?? null
}

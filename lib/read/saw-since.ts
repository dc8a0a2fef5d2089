import { isDone, isLeft } from '#lib/domain/migration/is-done.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import type { Disagreement } from '#lib/domain/report/report-standing.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { SawItem } from './answers/report-answer.ts'
import type { Question } from './ask.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

type Saw = SawItem & { happenedAt: number }

/** What changed of a team's services after an instant, the latest of each, newest first; and deploys that contradict what it said. */
export function sawSince(
  question: Question,
  entries: readonly WorldService[],
  sinceAt: number,
  disagreements: readonly Disagreement[],
): SawItem[] {
  const changes = entries.flatMap(entry => lastChange(question, entry, sinceAt) ?? [])
  const deploys = disagreements.flatMap(({ service, seen }): Saw[] =>
    service === null || seen.what !== 'origin_deploy' || seen.state === null
      ? []
      : [
          {
            service,
            what: 'deployed_after_done',
            state: seen.state,
            at: formatInstant(seen.at),
            happenedAt: seen.at,
          },
        ],
  )
  return [...changes, ...deploys]
    .sort((a, b) => b.happenedAt - a.happenedAt || (a.service < b.service ? -1 : 1))
    .map(({ happenedAt: _, ...item }) => item)
}

function lastChange(question: Question, entry: WorldService, sinceAt: number): Saw | null {
  // Facts alone: that a source fell silent is no news of the team.
  const { facts } = timelineIn(question, entry)
  const index = facts.findLastIndex(({ fromAt }) => fromAt <= question.at)
  const run = facts[index]
  if (run === undefined || run.fromAt <= sinceAt) return null
  const what = whatOf(facts[index - 1]?.state ?? null, run.state)
  return what === null
    ? null
    : {
        service: entry.service.id,
        what,
        state: run.state,
        at: formatInstant(run.fromAt),
        happenedAt: run.fromAt,
      }
}

/** Null: nothing a team would call a change, such as the deletion of what it left behind. */
function whatOf(before: MigrationState | null, after: MigrationState): SawItem['what'] | null {
  if (after === 'back_on_origin') return 'returned'
  if (isDone(after)) return before !== null && isDone(before) ? null : 'moved'
  if (after === 'both') return 'started'
  if (after === 'idle') return 'went_idle'
  return before === null || before === 'idle' || !isLeft(after) ? 'first_seen' : null
}

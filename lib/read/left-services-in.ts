import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { heldBy } from '#lib/domain/blocker/held-by.ts'
import { bothLimits, limitFor } from '#lib/domain/migration/both-limits.ts'
import { isExempt } from '#lib/domain/migration/exemption.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { sinceAt } from '#lib/domain/migration/since-at.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { runAt, stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { timelineIn } from './timelines.ts'

/** A service left to move at an instant (epoch ms), with what holds it. */
export type LeftService = {
  service: string
  team: string | null
  area: string | null
  office: string | null
  archetype: string | null
  state: MigrationState
  /** In this state since; null: before any sign of life. */
  sinceAt: number | null
  isExempt: boolean
  /** The open ones that hold it, by the day they began. */
  blockers: Blocker[]
  /** On both for longer than most that finished (figure 15). */
  isStuck: boolean
}

const kept = new WeakMap<Question, LeftService[]>()

/**
 * Every service in scope that is left at the question's instant, of the whole company whatever the filters say, by id.
 * Movable = not exempt and without a blocker (`isMovable`). Computed once per question.
 */
export function leftServicesIn(question: Question): LeftService[] {
  const known = kept.get(question)
  if (known !== undefined) return known
  const left = compute(question)
  kept.set(question, left)
  return left
}

function compute(question: Question): LeftService[] {
  const { world, rules, at } = question
  const entries = [...world.services.values()]
  const limits = bothLimits(
    entries.map(entry => ({ timeline: timelineIn(question, entry), archetype: entry.service.archetype })),
    at,
  )
  const held = heldBy(blockersIn(question))
  const excused = new Set(
    rules.exemptions.flatMap(exemption => (isExempt(exemption, at) ? [exemption.service] : [])),
  )
  return entries
    .flatMap((entry): LeftService[] => {
      const timeline = timelineIn(question, entry)
      const state = stateAt(timeline.shown, at)
      if (!isLeft(state) || !coversAny(timeline.scope, at)) return []
      const { id, archetype } = entry.service
      const team = ownerAt(entry.service, entry.ownership, at)
      const owner = team === null ? undefined : world.teams.get(team)
      const both = runAt(timeline.facts, at)
      const limit = limitFor(limits, archetype)
      return [
        {
          service: id,
          team,
          area: owner?.area ?? null,
          office: owner?.office ?? null,
          archetype,
          state,
          sinceAt: sinceAt(timeline, at),
          isExempt: excused.has(id),
          blockers: held.get(id) ?? [],
          isStuck:
            state === 'both' && both?.state === 'both' && limit !== null && at - both.fromAt > limit.limitMs,
        },
      ]
    })
    .sort((a, b) => (a.service < b.service ? -1 : 1))
}

import { isLeft } from '#lib/domain/migration/is-done.ts'
import { stateChanges } from '#lib/domain/migration/state-changes.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import type { Question } from '#lib/read/ask.ts'
import { selectedServices } from '#lib/read/selection.ts'
import { timelineIn } from '#lib/read/timelines.ts'

/** What the services the filters let in did in the week up to the question's instant. Names sorted by id. */
export type WeekMoves = {
  moved: string[]
  started: string[]
  /** Running on the origin again. */
  cameBack: string[]
  leftBefore: number
  leftNow: number
}

export function weekMoves(question: Question): WeekMoves {
  const { world, filters, at } = question
  const fromAt = at - weekMs
  const timelines = selectedServices(world, filters, at).map(entry => timelineIn(question, entry))
  const changes = stateChanges(
    timelines.map(timeline => ({ before: timeline, after: timeline })),
    fromAt,
    at,
  )
  const named = (...kinds: string[]) =>
    changes
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ service }) => service)
      .sort()
  const leftAt = (instant: number) =>
    timelines.filter(one => coversAny(one.scope, instant) && isLeft(stateAt(one.shown, instant))).length
  return {
    moved: named('moved'),
    started: named('started'),
    cameBack: named('returned'),
    leftBefore: leftAt(fromAt),
    leftNow: leftAt(at),
  }
}

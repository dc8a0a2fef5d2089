import type { AllRecords } from '#db/queries/select-records.ts'
import type { PlanGround } from '#lib/domain/visit/plan-ground.ts'
import type { Question } from './ask.ts'
import { groundKinds, planGroundOf } from './plan-ground-of.ts'

const kept = new WeakMap<Question, PlanGround>()

/** All a plan is held to, as recorded by the question's instant. */
export function planGroundIn(question: Question): PlanGround {
  const known = kept.get(question)
  if (known !== undefined) return known
  const { world, migration, at } = question
  const both: Partial<Record<keyof AllRecords, unknown[]>> = {}
  for (const kind of groundKinds)
    both[kind] = [...world.records[kind], ...world.withdrawn[kind]].sort(
      (a, b) => a.recordedAt - b.recordedAt,
    )
  const ground = planGroundOf(both as AllRecords, world.catalog, migration.id, at)
  kept.set(question, ground)
  return ground
}

import { foldEngineers, foldVisits } from '#lib/domain/visit/fold-visits.ts'
import type { RoadEngineer, Visit } from '#lib/domain/visit/visit.ts'
import type { Question } from './ask.ts'

/** Visits to offices as recorded by the question's instant, of all migrations, cancelled ones too: nobody is in two places for two of them. */
export const visitsIn = ({ world, at }: Question): Visit[] =>
  foldVisits([...world.records.visits, ...world.withdrawn.visits], at)

/** The road team as recorded by the question's instant, by name. */
export const engineersIn = ({ world, at }: Question): RoadEngineer[] =>
  foldEngineers([...world.records.roadEngineers, ...world.withdrawn.roadEngineers], at)

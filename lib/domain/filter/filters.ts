import type { PhaseName } from '../phase/phase.ts'

/**
 * Which part of the company, and when. Lists are OR within, AND between; empty = all.
 * Days are `YYYY-MM-DD`; `knownAt` is epoch ms. Null = the default of the question.
 */
export type Filters = {
  migration: string | null
  area: string[]
  team: string[]
  office: string[]
  archetype: string[]
  kind: string[]
  from: string | null
  to: string | null
  asOf: string | null
  knownAt: number | null
  /** In place of `from`, `to` and `asOf`: the days of a phase of the migration. */
  phase?: PhaseName | null
}

export const noFilters: Filters = {
  migration: null,
  area: [],
  team: [],
  office: [],
  archetype: [],
  kind: [],
  from: null,
  to: null,
  asOf: null,
  knownAt: null,
  phase: null,
}

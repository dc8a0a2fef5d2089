import type { RoadEngineer, Visit } from './visit.ts'

/** Days an engineer is not there, both included. */
export type AbsenceDays = { engineer: string; kind: string; fromOn: string; toOn: string }

/** Days without changes, both included: of the company (no area, no team), an area or a team. */
export type FreezeDays = {
  title: string
  fromOn: string
  toOn: string
  area: string | null
  team: string | null
}

export type TeamPlace = { id: string; name: string; area: string | null; office: string | null }

/** All a plan is held to, at an instant. Public holidays of where an engineer lives do not count: they say when they are away. */
export type PlanGround = {
  engineers: readonly RoadEngineer[]
  absences: readonly AbsenceDays[]
  freezes: readonly FreezeDays[]
  /** Why an office does not work on a day; null: it does. */
  closedBecause(office: string, day: string): string | null
  /** Days there and back, in tenths. */
  travelTenths(from: string, to: string): number
  teamOf(team: string): TeamPlace | null
  officeName(office: string): string
}

/** What of a visit conflicts are found by. */
export type PlannedVisit = Pick<Visit, 'id' | 'office' | 'fromOn' | 'toOn' | 'engineers' | 'agenda'>

/** The freeze that keeps a team from being met on a day; without a team: one of the whole company. */
export const freezeOn = (
  freezes: readonly FreezeDays[],
  day: string,
  team: TeamPlace | null,
): FreezeDays | null =>
  freezes.find(
    freeze =>
      freeze.fromOn <= day &&
      day <= freeze.toOn &&
      ((freeze.area === null && freeze.team === null) ||
        (team !== null &&
          ((freeze.team !== null && freeze.team === team.id) ||
            (freeze.team === null && freeze.area !== null && freeze.area === team.area)))),
  ) ?? null

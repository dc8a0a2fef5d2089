import type { Catalog } from '#db/queries/select-catalog.ts'
import type { AllRecords } from '#db/queries/select-records.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { foldEngineers } from '#lib/domain/visit/fold-visits.ts'
import type { FreezeDays, PlanGround } from '#lib/domain/visit/plan-ground.ts'
import { travelTenths } from '#lib/domain/visit/travel.ts'
import { closedBecause } from './holidays.ts'

/** Kinds of records a plan of visits is held to. */
export const groundKinds = [
  'roadEngineers',
  'absences',
  'officeClosures',
  'travelTimes',
  'annotations',
] as const
type GroundRecords = Pick<AllRecords, (typeof groundKinds)[number]>

/**
 * All a plan is held to, from records as known and the catalogue, at an instant; `migration`: freezes of others do not
 * count. Records withdrawn by then may be among them.
 */
export function planGroundOf(
  all: GroundRecords,
  { offices, teams }: Pick<Catalog, 'offices' | 'teams'>,
  migration: string,
  at: number,
): PlanGround {
  const standing = <Row extends { recordedAt: number; withdrawnAt: number | null }>(rows: readonly Row[]) =>
    rows.filter(row => row.recordedAt <= at && (row.withdrawnAt === null || row.withdrawnAt > at))
  const officeClosures = standing(all.officeClosures)
  const travelTimes = standing(all.travelTimes)
  const officeDays = { catalog: { offices }, records: { officeClosures } }
  const teamById = new Map(
    teams.map(({ id, name, area, office }) => [id, { id, name: name ?? id, area, office }]),
  )
  const officeById = new Map(offices.map(({ id, name }) => [id, name ?? id]))
  const closed = new Map<string, string | null>()
  const travel = new Map<string, number>()
  return {
    engineers: foldEngineers(all.roadEngineers, at),
    absences: standing(all.absences),
    freezes: standing(all.annotations)
      .filter(row => row.kind === 'freeze' && row.serviceId === null)
      .filter(row => row.migration === null || row.migration === migration)
      .map(
        ({ title, fromAt, toAt, area, team }): FreezeDays => ({
          title,
          fromOn: dayOf(fromAt),
          toOn: dayOf(toAt ?? fromAt),
          area,
          team,
        }),
      ),
    closedBecause: (office, day) =>
      kept(closed, `${office} ${day}`, () => closedBecause(officeDays, office, day)),
    travelTenths: (from, to) =>
      kept(travel, `${from} ${to}`, () => travelTenths(from, to, offices, travelTimes)),
    teamOf: team => teamById.get(team) ?? null,
    officeName: office => officeById.get(office) ?? office,
  }
}

function kept<Value>(cache: Map<string, Value>, key: string, compute: () => Value): Value {
  const known = cache.get(key)
  if (known !== undefined) return known
  const value = compute()
  cache.set(key, value)
  return value
}

import type { AgendaItem, RoadEngineer, Visit, VisitKind } from './visit.ts'

type Recorded = { recordedAt: number; recordedBy: string; reason: string | null; withdrawnAt: number | null }
export type VisitVersion = Recorded & {
  visit: string
  sequence: number
  migration: string
  office: string
  fromOn: string
  toOn: string
  engineers: string[]
  agenda: AgendaItem[]
  kind: string
  status: string
}
export type EngineerRecord = Recorded & {
  engineer: string
  name: string
  homeOffice: string
  skills: string[]
  daysPerWeek: number
  longestTripDays: number
  fromOn: string
  untilOn: string | null
}

const stands =
  (at: number) =>
  ({ recordedAt, withdrawnAt }: Recorded): boolean =>
    recordedAt <= at && (withdrawnAt === null || withdrawnAt > at)

/** Every visit as recorded by an instant, cancelled ones too, by first day, then id. */
export function foldVisits(versions: readonly VisitVersion[], at: number): Visit[] {
  const byVisit = Map.groupBy(versions.filter(stands(at)), ({ visit }) => visit)
  return [...byVisit.values()]
    .map((rows): Visit => {
      const [first] = rows
      const last = rows.reduce((newest, row) => (row.sequence > newest.sequence ? row : newest))
      return {
        id: last.visit,
        sequence: last.sequence,
        migration: last.migration,
        office: last.office,
        fromOn: last.fromOn,
        toOn: last.toOn,
        engineers: [...last.engineers].sort(),
        agenda: last.agenda,
        kind: last.kind as VisitKind,
        isCancelled: last.status === 'cancelled',
        bookedAt: first!.recordedAt,
        changedAt: last.recordedAt,
        changedBy: last.recordedBy,
        reason: last.reason,
      }
    })
    .sort((a, b) => (a.fromOn === b.fromOn ? compare(a.id, b.id) : compare(a.fromOn, b.fromOn)))
}

/** The road team as recorded by an instant, by name; those whose time is over are among them. */
export function foldEngineers(records: readonly EngineerRecord[], at: number): RoadEngineer[] {
  const newest = new Map(records.filter(stands(at)).map(row => [row.engineer, row]))
  return [...newest.values()]
    .map(({ engineer: id, name, homeOffice, skills, daysPerWeek, longestTripDays, fromOn, untilOn }) => ({
      id,
      name,
      homeOffice,
      skills: [...skills].sort(),
      daysPerWeek,
      longestTripDays,
      fromOn,
      untilOn,
    }))
    .sort((a, b) => (a.name === b.name ? compare(a.id, b.id) : compare(a.name, b.name)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

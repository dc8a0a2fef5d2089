import { addDays } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { Conflict } from '#lib/domain/visit/conflict.ts'
import { conflictsOf, spanOf } from '#lib/domain/visit/conflicts-of.ts'
import type { VisitVersion } from '#lib/domain/visit/fold-visits.ts'
import type { PlanGround } from '#lib/domain/visit/plan-ground.ts'
import type { RoadEngineer, Visit, VisitKind } from '#lib/domain/visit/visit.ts'
import type { VisitAnswer, VisitConflictItem, VisitItem } from './answers/visit-answer.ts'
import type { Question } from './ask.ts'
import { planGroundIn } from './plan-ground-in.ts'
import { visitsIn } from './visits-in.ts'

/** Every version of each visit as recorded by the question's instant, oldest first. */
export const visitVersionsIn = ({ world, at }: Question): Map<string, VisitVersion[]> =>
  Map.groupBy(
    [...world.records.visits, ...world.withdrawn.visits]
      .filter(row => row.recordedAt <= at && (row.withdrawnAt === null || row.withdrawnAt > at))
      .sort((a, b) => a.sequence - b.sequence),
    ({ visit }) => visit,
  )

/** Conflicts of visits that are not over, each named once. */
export function conflictsIn(question: Question): Conflict[] {
  const visits = visitsIn(question)
  const open = visits.filter(({ isCancelled, toOn }) => !isCancelled && toOn >= question.asOf)
  const isOpen = new Set(open.map(({ id }) => id))
  const firstOn = open[0]?.fromOn ?? question.asOf
  // Those that are over still fill a week, or reach into one by their way home.
  const near = visits.filter(({ isCancelled, toOn }) => !isCancelled && toOn >= addDays(firstOn, -28))
  return conflictsOf(near, planGroundIn(question)).filter(
    ({ visit, other }) => isOpen.has(visit) || (other !== null && isOpen.has(other)),
  )
}

export const wireConflict = ({ fromOn, toOn, ...rest }: Conflict): VisitConflictItem => ({
  ...rest,
  from: fromOn,
  to: toOn,
})

/** Somebody who goes, with the days they are away. */
export function wireTraveller(
  engineer: RoadEngineer,
  visit: Parameters<typeof spanOf>[0],
  ground: PlanGround,
): VisitItem['engineers'][number] {
  const span = spanOf(visit, engineer, ground)
  return {
    id: engineer.id,
    name: engineer.name,
    homeOffice: engineer.homeOffice,
    travelDays: ground.travelTenths(engineer.homeOffice, visit.office) / 10,
    awayFrom: span.fromOn,
    awayTo: span.toOn,
  }
}

const agendaItems = (agenda: Visit['agenda'], ground: PlanGround): VisitItem['agenda'] =>
  [...agenda]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on, team, task }) => ({ on, team, teamName: ground.teamOf(team)?.name ?? team, task }))

/** A visit as answers show it. `versions`: all of it, oldest first. */
export function visitItem(
  visit: Visit,
  versions: readonly VisitVersion[],
  conflicts: readonly Conflict[],
  question: Question,
): VisitItem {
  const ground = planGroundIn(question)
  const before = new Map(
    versions
      .filter(({ fromOn, toOn }) => fromOn !== visit.fromOn || toOn !== visit.toOn)
      .map(({ fromOn, toOn }) => [`${fromOn} ${toOn}`, { from: fromOn, to: toOn }]),
  )
  return {
    id: visit.id,
    sequence: visit.sequence,
    office: visit.office,
    officeName: ground.officeName(visit.office),
    from: visit.fromOn,
    to: visit.toOn,
    kind: visit.kind,
    status: visit.isCancelled ? 'cancelled' : 'booked',
    isPast: visit.toOn < question.asOf,
    engineers: visit.engineers.map(id => {
      const engineer = ground.engineers.find(one => one.id === id)
      if (engineer !== undefined) return wireTraveller(engineer, visit, ground)
      const { fromOn: awayFrom, toOn: awayTo } = visit
      return { id, name: id, homeOffice: null, travelDays: 0, awayFrom, awayTo }
    }),
    agenda: agendaItems(visit.agenda, ground),
    movedFrom: [...before.values()],
    bookedAt: formatInstant(visit.bookedAt),
    changedAt: formatInstant(visit.changedAt),
    changedBy: visit.changedBy,
    reason: visit.reason,
    conflicts: conflicts.filter(one => one.visit === visit.id || one.other === visit.id).map(wireConflict),
  }
}

/** One version as it was recorded. */
export const wireVersion = (row: VisitVersion, ground: PlanGround): VisitAnswer['versions'][number] => ({
  sequence: row.sequence,
  from: row.fromOn,
  to: row.toOn,
  kind: row.kind as VisitKind,
  status: row.status === 'cancelled' ? 'cancelled' : 'booked',
  engineers: row.engineers.map(id => ({
    id,
    name: ground.engineers.find(engineer => engineer.id === id)?.name ?? id,
  })),
  agenda: agendaItems(row.agenda, ground),
  recordedAt: formatInstant(row.recordedAt),
  recordedBy: row.recordedBy,
  reason: row.reason,
})

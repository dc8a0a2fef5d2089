import { mayPlanVisits } from '#lib/domain/access/may-plan-visits.ts'
import { mayRequestVisit } from '#lib/domain/access/may-request-visit.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { formatWeek } from '#lib/domain/time/iso-week.ts'
import { spanOf } from '#lib/domain/visit/conflicts-of.ts'
import { freeDaysOf } from '#lib/domain/visit/free-days.ts'
import { planWeeks } from '#lib/domain/visit/plan-weeks.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import { weekdaysBetween } from '#lib/domain/visit/working-days.ts'
import { once } from './answer-cache.ts'
import type { RequestItem, VisitsAnswer } from './answers/visits-answer.ts'
import { ask, type Question } from './ask.ts'
import { closedBecause } from './holidays.ts'
import { planGroundIn } from './plan-ground-in.ts'
import type { ReadContext } from './read-context.ts'
import { isTeamSelected, teamIds } from './selection.ts'
import { teamStandingsIn } from './team-standings-in.ts'
import { visitFacts } from './visit-facts.ts'
import { conflictsIn, visitItem, visitVersionsIn, wireConflict } from './visit-items.ts'
import { visitRequestsIn } from './visit-requests-in.ts'
import { visitsIn } from './visits-in.ts'

export const usualWeeks = 10

/** What is booked, who asked, who is free and what clashes; `from` of the filters begins the weeks. Throws ReadErrors. */
export async function readVisits(
  context: ReadContext,
  filters: Filters,
  weekCount: number | null,
): Promise<VisitsAnswer> {
  const question = await ask(context, { ...filters, from: null, to: null })
  const weeks = planWeeks(filters.from ?? question.asOf, weekCount ?? usualWeeks)
  const { viewer } = context
  return {
    ...(await once(question, `visits ${weeks[0]} ${weeks.length}`, () => computeVisits(question, weeks))),
    mayPlan: mayPlanVisits(viewer),
    mayAskFor: mayPlanVisits(viewer)
      ? null
      : [...teamIds(question.world)].filter(team => mayRequestVisit(viewer, team)).sort(),
  }
}

async function computeVisits(
  question: Question,
  weeks: readonly string[],
): Promise<Omit<VisitsAnswer, 'mayPlan' | 'mayAskFor'>> {
  const { world, migration, asOf, at } = question
  const ground = planGroundIn(question)
  const shown = { from: weeks[0]!, to: addDays(weeks.at(-1)!, 6) }
  const touches = (from: string, to: string | null) => from <= shown.to && (to === null || to >= shown.from)
  const visits = visitsIn(question)
  const standing = visits.filter(({ isCancelled }) => !isCancelled)
  const versions = visitVersionsIn(question)
  const conflicts = conflictsIn(question)
  const item = (visit: Visit) => visitItem(visit, versions.get(visit.id) ?? [], conflicts, question)
  const isShown = (visit: Visit): boolean =>
    touches(visit.fromOn, visit.toOn) ||
    visit.engineers.some(id => {
      const engineer = ground.engineers.find(one => one.id === id)
      const span = engineer === undefined ? null : spanOf(visit, engineer, ground)
      return span !== null && touches(span.fromOn, span.toOn)
    })
  const free = new Map(
    ground.engineers.map(engineer => [engineer.id, freeDaysOf(engineer, weeks, standing, ground)]),
  )
  const standings = teamStandingsIn(question)
  const left = Map.groupBy(standings, ({ office }) => office)
  const offices = officesIn(question)
  const requests = requestItems(question)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(question.now),
    weeks: weeks.map((week, index) => ({
      week: formatWeek(week),
      from: week,
      to: addDays(week, 4),
      free: sumOf(ground.engineers, ({ id }) => free.get(id)![index]!.free),
      capacity: sumOf(ground.engineers, ({ id }) => free.get(id)![index]!.capacity),
    })),
    visits: standing.filter(isShown).map(item),
    cancelled: visits.filter(visit => visit.isCancelled && touches(visit.fromOn, visit.toOn)).map(item),
    engineers: ground.engineers
      .filter(({ untilOn }) => untilOn === null || untilOn >= shown.from)
      .map(engineer => ({
        id: engineer.id,
        name: engineer.name,
        homeOffice: engineer.homeOffice,
        homeOfficeName: ground.officeName(engineer.homeOffice),
        skills: engineer.skills,
        daysPerWeek: engineer.daysPerWeek,
        longestTripDays: engineer.longestTripDays,
        from: engineer.fromOn,
        until: engineer.untilOn,
        absences: recordedBy(at, [...world.records.absences, ...world.withdrawn.absences])
          .filter(row => row.engineer === engineer.id && touches(row.fromOn, row.toOn))
          .map(({ id, kind, fromOn, toOn }) => ({ id, kind, from: fromOn, to: toOn }))
          .sort((a, b) => (a.from < b.from ? -1 : 1)),
        weeks: free.get(engineer.id)!.map(({ free, booked, away }) => ({ free, booked, away })),
      })),
    freezes: freezesIn(question).filter(({ from, to }) => touches(from, to)),
    holidays: holidaysIn(question, offices, shown),
    conflicts: conflicts.map(wireConflict),
    requests,
    travelTimes: recordedBy(at, [...world.records.travelTimes, ...world.withdrawn.travelTimes]).map(
      ({ id, fromOffice, toOffice, tenthDays }) => ({ id, fromOffice, toOffice, days: tenthDays / 10 }),
    ),
    offices: offices.map(office => ({
      ...office,
      left: sumOf(left.get(office.id) ?? [], ({ services }) => services.length),
    })),
    facts: await visitFacts(question, requests),
  }
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

const recordedBy = <Row extends { recordedAt: number; withdrawnAt: number | null }>(
  at: number,
  rows: readonly Row[],
): Row[] => rows.filter(row => row.recordedAt <= at && (row.withdrawnAt === null || row.withdrawnAt > at))

/** Offices the catalogue lists or a team is at, by name. */
export function officesIn({ world }: Question): { id: string; name: string; country: string | null }[] {
  const listed = new Map(
    world.catalog.offices.map(({ id, name, country }) => [id, { id, name: name ?? id, country }]),
  )
  for (const { office } of world.catalog.teams)
    if (office !== null && !listed.has(office))
      listed.set(office, { id: office, name: office, country: null })
  return [...listed.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function requestItems(question: Question): RequestItem[] {
  const { world, filters } = question
  const ground = planGroundIn(question)
  return visitRequestsIn(question)
    .filter(({ team }) => isTeamSelected(world, filters, team))
    .map(({ id, team, wish, note, recordedAt, recordedBy: askedBy, ageDays, place, visit }) => {
      const entry = ground.teamOf(team)
      const office = entry?.office ?? null
      return {
        id,
        team,
        teamName: entry?.name ?? team,
        office,
        officeName: office === null ? null : ground.officeName(office),
        wish: wish === 'hour' ? 'hour' : 'day',
        note,
        askedAt: formatInstant(recordedAt),
        askedBy,
        ageDays,
        place,
        visit,
      }
    })
}

function freezesIn({ world, migration, at }: Question): VisitsAnswer['freezes'] {
  const { annotations } = world.records
  const areaName = (id: string | null) =>
    id === null ? null : (world.catalog.areas.find(area => area.id === id)?.name ?? id)
  const teamName = (id: string | null) => (id === null ? null : (world.teams.get(id)?.name ?? id))
  return annotations
    .filter(({ kind, serviceId, recordedAt }) => kind === 'freeze' && serviceId === null && recordedAt <= at)
    .filter(row => row.migration === null || row.migration === migration.id)
    .map(({ id, title, fromAt, toAt, area, team }) => ({
      id,
      title,
      from: formatInstant(fromAt).slice(0, 10),
      to: formatInstant(toAt ?? fromAt).slice(0, 10),
      area,
      areaName: areaName(area),
      team,
      teamName: teamName(team),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

function holidaysIn(
  { world }: Question,
  offices: readonly { id: string; name: string }[],
  shown: { from: string; to: string },
): VisitsAnswer['holidays'] {
  return weekdaysBetween(shown.from, shown.to).flatMap(on =>
    offices.flatMap(({ id, name: officeName }) => {
      const name = closedBecause(world, id, on)
      if (name === null) return []
      const closure = world.records.officeClosures.find(
        row => row.office === id && row.fromOn <= on && on <= row.toOn,
      )
      return [{ office: id, officeName, on, name, closure: closure?.id ?? null }]
    }),
  )
}

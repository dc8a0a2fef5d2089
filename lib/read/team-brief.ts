import { isSolvableOnVisit } from '#lib/domain/blocker/blocker.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import type { TeamBrief, TeamBriefAnswer, VisitLine } from './answers/visit-brief-answer.ts'
import { ask, type Question } from './ask.ts'
import { briefContacts } from './brief-contacts.ts'
import { briefReport } from './brief-report.ts'
import { commitmentItemsOf } from './commitments.ts'
import { leftItems } from './left-items.ts'
import { lookAlikeItems } from './look-alike-items.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { saidOf } from './said-of.ts'
import { teamIds } from './selection.ts'
import { ownedServices } from './team-items.ts'
import { visitRequestsIn } from './visit-requests-in.ts'
import { visitsIn } from './visits-in.ts'
import { wholeCompany } from './whole-company.ts'

const keptShownMs = 180 * dayMs
const mostNotes = 5

/** The brief of a team without a visit. Throws ReadErrors; NotFound for a team nobody knows. */
export async function readTeamBrief(
  context: ReadContext,
  team: string,
  filters: Filters,
): Promise<TeamBriefAnswer> {
  const question = wholeCompany(await ask(context, filters))
  if (!teamIds(question.world).has(team)) throw new NotFound(`There is no team ${team}.`)
  const { migration, asOf, now } = question
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    ...(await teamBriefIn(question, team, null)),
  }
}

/** What to know of a team, as who asks may know it. `visit`: the one it is for, which is neither the last nor the next. */
export async function teamBriefIn(question: Question, team: string, visit: Visit | null): Promise<TeamBrief> {
  const { context, world, at } = question
  const known = world.teams.get(team)
  const owned = ownedServices(question, at).get(team) ?? []
  const said = saidOf(question, team, context.viewer)
  const items = await leftItems(question, owned)
  const services = await Promise.all(
    items.map(async ({ item, service }) => ({
      ...item,
      said: said.get(service) ?? null,
      lookAlikes: await lookAlikeItems(question, world.services.get(service)!),
    })),
  )
  const blockers = blockersOf(question, services)
  const officeName = (id: string | null): string | null =>
    id === null ? null : (world.catalog.offices.find(office => office.id === id)?.name ?? id)
  return {
    team,
    name: known?.name ?? team,
    area: known?.area ?? null,
    areaName: world.catalog.areas.find(({ id }) => id === known?.area)?.name ?? known?.area ?? null,
    office: known?.office ?? null,
    officeName: officeName(known?.office ?? null),
    counts: countsOf(owned.length, services),
    services,
    blockers,
    contacts: await briefContacts(question, team, blockers),
    commitments: await commitmentItemsOf(
      question,
      one =>
        one.team === team &&
        (one.standing === 'open' || (one.keptAt !== null && one.keptAt > at - keptShownMs)),
    ),
    notes: notesOf(question, team, officeName),
    report: await briefReport(question, team),
    request: requestOf(question, team),
    ...visitsOf(question, team, visit),
  }
}

type Service = TeamBrief['services'][number]

function countsOf(inScope: number, services: readonly Service[]): TeamBrief['counts'] {
  const left = services.filter(({ state }) => isLeft(state))
  const open = left.filter(({ exemptUntil }) => exemptUntil === null)
  const held = open.filter(({ blockers }) => blockers.length > 0)
  const solvable = held.filter(({ blockers }) => blockers.every(one => one.isSolvableOnVisit))
  return {
    inScope,
    left: left.length,
    onBoth: left.filter(({ state }) => state === 'both').length,
    movable: open.length - held.length,
    solvable: solvable.length,
    held: held.length - solvable.length,
    stuck: left.filter(({ isStuck }) => isStuck).length,
    exempt: left.length - open.length,
  }
}

function blockersOf({ world }: Question, services: readonly Service[]): TeamBrief['blockers'] {
  const found = new Map<string, TeamBrief['blockers'][number]>()
  for (const { service, blockers } of services)
    for (const { id, title, type, ownerTeam, ownerName, since, promisedOn, promises } of blockers) {
      const known = found.get(id)
      if (known !== undefined) {
        known.services.push(service)
        continue
      }
      found.set(id, {
        id,
        title,
        type,
        isSolvableOnVisit: isSolvableOnVisit(type),
        ownerTeam,
        ownerTeamName: ownerTeam === null ? null : (world.teams.get(ownerTeam)?.name ?? ownerTeam),
        ownerName,
        since,
        promisedOn,
        formerDays: promises.slice(0, -1).map(({ on }) => on),
        services: [service],
      })
    }
  return [...found.values()].sort(
    (a, b) =>
      Number(b.isSolvableOnVisit) - Number(a.isSolvableOnVisit) ||
      b.services.length - a.services.length ||
      (a.id < b.id ? -1 : 1),
  )
}

function notesOf(
  question: Question,
  team: string,
  officeName: (id: string | null) => string | null,
): TeamBrief['notes'] {
  const { world, at } = question
  const offices = new Map(visitsIn(question).map(({ id, office }) => [id, office]))
  return [...world.records.visitNotes, ...world.withdrawn.visitNotes]
    .filter(
      row => row.team === team && row.recordedAt <= at && (row.withdrawnAt === null || row.withdrawnAt > at),
    )
    .sort((a, b) => b.recordedAt - a.recordedAt)
    .slice(0, mostNotes)
    .map(({ id, visit, note, recordedAt, recordedBy }) => ({
      id,
      visit,
      officeName: officeName(offices.get(visit) ?? null),
      note,
      recordedAt: formatInstant(recordedAt),
      recordedBy,
    }))
}

function requestOf(question: Question, team: string): TeamBrief['request'] {
  const found = visitRequestsIn(question).find(one => one.team === team)
  if (found === undefined) return null
  const { id, wish, note, recordedAt } = found
  return { id, wish: wish === 'day' ? 'day' : 'hour', note, askedAt: formatInstant(recordedAt) }
}

function visitsOf(
  question: Question,
  team: string,
  visit: Visit | null,
): Pick<TeamBrief, 'lastVisit' | 'nextVisit'> {
  const others = visitsIn(question).filter(
    one =>
      !one.isCancelled &&
      one.id !== visit?.id &&
      one.migration === question.migration.id &&
      one.agenda.some(item => item.team === team),
  )
  const day = visit?.fromOn ?? question.asOf
  const last = others.findLast(({ fromOn }) => fromOn < day) ?? null
  const next = others.find(({ fromOn }) => fromOn >= day) ?? null
  return {
    lastVisit: last === null ? null : visitLineOf(question, last),
    nextVisit: next === null ? null : visitLineOf(question, next),
  }
}

/** A visit in one line, with the names of who went. */
export function visitLineOf({ world }: Question, visit: Visit): VisitLine {
  const names = new Map(
    [...world.withdrawn.roadEngineers, ...world.records.roadEngineers].map(one => [one.engineer, one.name]),
  )
  const { id, office, fromOn: from, toOn: to, kind, engineers } = visit
  const officeName = world.catalog.offices.find(one => one.id === office)?.name ?? office
  return { id, office, officeName, from, to, kind, engineers: engineers.map(one => names.get(one) ?? one) }
}

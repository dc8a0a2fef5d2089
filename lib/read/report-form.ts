import { isOfTeam } from '#lib/domain/access/holds-role.ts'
import { mayReport, maySeePrivately } from '#lib/domain/access/may-report.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { type Filters, noFilters } from '#lib/domain/filter/filters.ts'
import { moveNext } from '#lib/domain/lookalike/easiest-first.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { privateUntil } from '#lib/domain/report/private-until.ts'
import { questionText } from '#lib/domain/report/question-text.ts'
import { staleAfterDays } from '#lib/domain/report/report.ts'
import type { ReportQuestion, ReportStanding } from '#lib/domain/report/report-standing.ts'
import { median } from '#lib/domain/statistics/median.ts'
import { dayInZone } from '#lib/domain/time/day-in-zone.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { requestQueue } from '#lib/domain/visit/request-queue.ts'
import type { FormBlocker, QuestionItem, ReportFormAnswer } from './answers/report-answer.ts'
import { ask, type Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { type LeftItem, leftItems } from './left-items.ts'
import { leftServicesIn } from './left-services-in.ts'
import { officeDaysOf } from './office-days.ts'
import type { ReadContext } from './read-context.ts'
import { AccessDenied, NotFound } from './read-error.ts'
import { disagreementItems, reportItems } from './report-items.ts'
import { allReportStandings, reportsIn } from './report-standings-in.ts'
import { agreementFor } from './reports.ts'
import { requireReader } from './require-reader.ts'
import { sawSince } from './saw-since.ts'
import { requireKnownFilters, teamIds } from './selection.ts'
import { ownedServices } from './team-items.ts'
import { timelineIn } from './timelines.ts'
import { engineersIn, visitsIn } from './visits-in.ts'
import { wholeCompany } from './whole-company.ts'
import type { WorldService } from './world/world.ts'

const shownReports = 12
const fewestTimed = 5
const mostBlockers = 500
/** Longer than this nobody was filling in a form. */
const longestSeconds = 3_600

/** A team's form: what events say since its last report, what only it can tell, what it said. Throws ReadErrors. */
export async function readReportForm(
  context: ReadContext,
  team: string,
  filters: Filters,
): Promise<ReportFormAnswer> {
  const { viewer } = context
  const migration = viewer.kind === 'link' ? viewer.migration : filters.migration
  const given = { ...noFilters, migration, asOf: filters.asOf, knownAt: filters.knownAt }
  const question = await ask(context, given, () => requireFormReader(viewer, team))
  requireKnownFilters(question.world, filters)
  if (!teamIds(question.world).has(team)) throw new NotFound(`There is no team ${team}.`)
  const whole = wholeCompany(question)
  const standing = (await allReportStandings(whole)).find(one => one.team === team) ?? null
  const entries = ownedServices(whole, question.at).get(team) ?? []
  return answerOf(question, team, standing, entries, await leftItems(question, entries))
}

/** A link opens the form of its own team, a team's token too; everybody else has to be a reader. */
function requireFormReader(viewer: Viewer, team: string): void {
  if (viewer.kind === 'link' && viewer.team === team) return
  if (viewer.kind === 'link')
    throw new AccessDenied('forbidden', 'This link is for the report of another team.')
  if (!isOfTeam(viewer, team)) requireReader(viewer)
}

function answerOf(
  question: Question,
  team: string,
  standing: ReportStanding | null,
  entries: readonly WorldService[],
  left: readonly LeftItem[],
): ReportFormAnswer {
  const { context, world, migration, at, asOf, now } = question
  const { viewer } = context
  const own = maySeePrivately(viewer, team, migration.id)
  const office = officeDaysOf(world, team)
  const reports = reportsIn(question)
  const items = reportItems(
    reports.filter(report => report.team === team),
    { viewer, migration: migration.id, at, office },
  )
  const last = items.findLast(({ withdrawnAt }) => withdrawnAt === null)
  const sinceAt = last === undefined ? at - staleAfterDays * dayMs : Date.parse(last.at)
  const saw = sawSince(question, entries, sinceAt, own ? (standing?.disagreements ?? []) : [])
  const names = platformNames(migration)
  const next = moveNext(left.filter(({ state }) => state !== 'unknown'))
  const changed = new Set(saw.map(({ service }) => service))
  const timed = reports.flatMap(({ tookSeconds, withdrawnAt }) =>
    tookSeconds !== null && withdrawnAt === null && tookSeconds <= longestSeconds ? [tookSeconds] : [],
  )
  return {
    migration: migration.id,
    ...names,
    asOf,
    knownAt: formatInstant(now),
    team,
    name: world.teams.get(team)?.name ?? null,
    today: dayInZone(at, office.timeZone),
    viewerKind: viewer.kind === 'nobody' ? 'person' : viewer.kind,
    mayReport: mayReport(viewer, team, migration.id),
    agreement: standing === null ? 'agree' : agreementFor(question, standing),
    ageDays: standing?.ageDays ?? null,
    weight: standing?.weight ?? 0,
    since: formatInstant(sinceAt),
    hasReported: last !== undefined,
    saw,
    unchanged: left.filter(({ service, state }) => state !== 'unknown' && !changed.has(service)).length,
    left: leftOf(left, items),
    services: entries.map(({ service }) => service.id).sort(),
    questions: own
      ? (standing?.questions ?? []).map(one => questionItem(question, one, names.from, left))
      : [],
    suggestion:
      next === null
        ? null
        : {
            service: next.service,
            usualDays: next.item.usual?.medianDays ?? null,
            isBegun: next.state === 'both',
          },
    blockers: blockersFor(question, new Set(entries.map(({ service }) => service.id))),
    disagreements: disagreementItems(standing?.disagreements ?? [], own),
    reports: items.toReversed().slice(0, shownReports),
    medianSeconds: timed.length < fewestTimed ? null : median(timed),
    timed: timed.length,
    leadersSeeOn: privateUntil(at, office),
    visit: visitOf(question, team),
  }
}

function leftOf(left: readonly LeftItem[], reports: ReportFormAnswer['reports']): ReportFormAnswer['left'] {
  return left
    .filter(({ state }) => state !== 'unknown')
    .map(({ service, isExempt, item }) => {
      const report = reports.findLast(
        one => one.withdrawnAt === null && one.claims.some(claim => claim.service === service),
      )
      const claim = report?.claims.find(one => one.service === service)
      return {
        service,
        state: item.state,
        since: item.since,
        isExempt,
        blockers: item.blockers.map(({ id }) => id),
        said: claim === undefined ? null : { ...claim, at: report!.at },
      }
    })
}

function questionItem(
  question: Question,
  asked: ReportQuestion,
  from: string,
  left: readonly LeftItem[],
): QuestionItem {
  const service = 'service' in asked ? asked.service : null
  const entry = service === null ? undefined : question.world.services.get(service)
  return {
    kind: asked.kind,
    service,
    text: questionText(asked, from),
    state: entry === undefined ? null : stateAt(timelineIn(question, entry).shown, question.at),
    days: 'days' in asked ? asked.days : null,
    usualDays: left.find(one => one.service === service)?.item.usual?.medianDays ?? null,
  }
}

/** Open blockers, those that hold most first; `own`: the team's services. */
function blockersFor(question: Question, own: ReadonlySet<string>): FormBlocker[] {
  const left = new Set(leftServicesIn(question).map(({ service }) => service))
  return blockersIn(question)
    .filter(({ end }) => end === null)
    .map(({ id, title, type, promisedOn, holds }) => ({
      id,
      title,
      type,
      promisedOn,
      othersWaiting: holds.filter(({ service }) => left.has(service) && !own.has(service)).length,
      holds: holds.map(({ service }) => service).filter(service => own.has(service)),
    }))
    .sort((a, b) => b.othersWaiting - a.othersWaiting || (a.title < b.title ? -1 : 1))
    .slice(0, mostBlockers)
}

function visitOf(question: Question, team: string): ReportFormAnswer['visit'] {
  const { world, migration, at, asOf } = question
  const office = world.teams.get(team)?.office ?? null
  const visits = visitsIn(question)
  const next = visits.find(visit => !visit.isCancelled && visit.office === office && visit.toOn >= asOf)
  const names = new Map(engineersIn(question).map(({ id, name }) => [id, name]))
  const stands = (row: { recordedAt: number; withdrawnAt: number | null; migration: string }) =>
    row.migration === migration.id &&
    row.recordedAt <= at &&
    (row.withdrawnAt === null || row.withdrawnAt > at)
  const requests = [...world.records.visitRequests, ...world.withdrawn.visitRequests].filter(stands)
  const request = requestQueue(requests, visits, asOf).find(one => one.team === team)
  return {
    next:
      next === undefined
        ? null
        : {
            from: next.fromOn,
            to: next.toOn,
            engineers: next.engineers.map(id => names.get(id) ?? id),
          },
    request:
      request === undefined
        ? null
        : { wish: request.wish, at: formatInstant(request.recordedAt), place: request.place },
  }
}

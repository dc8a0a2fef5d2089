import { mayDispute } from '#lib/domain/access/may-dispute.ts'
import { mayMakeReportLink, mayReport } from '#lib/domain/access/may-report.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { leftByPace } from '#lib/domain/goal/pace-ahead.ts'
import { moveNext } from '#lib/domain/lookalike/easiest-first.ts'
import { doneMarks } from '#lib/domain/migration/done-marks.ts'
import { dayOf, requireDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { TeamNextAnswer } from './answers/team-next-answer.ts'
import { ask, type Question } from './ask.ts'
import { readDisputes } from './disputes.ts'
import { ownerSpans } from './frequency-figures.ts'
import { gainAhead } from './gain-ahead.ts'
import { goalStandings, type Standing } from './goal-standings.ts'
import { type LeftItem, leftItems } from './left-items.ts'
import { lookAlikeItems } from './look-alike-items.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { saidOf } from './said-of.ts'
import { requireKnownFilters, teamIds } from './selection.ts'
import { ownedServices } from './team-items.ts'
import { timelineIn } from './timelines.ts'
import { wholeCompany } from './whole-company.ts'
import type { WorldService } from './world/world.ts'

/** The fan ends where the step is, or after a quarter. */
const usualWeeksAhead = 13
const mostWeeksAhead = 26

type Shared = Omit<TeamNextAnswer, 'items' | 'corrections' | 'may'> & { items: LeftItem[] }

/** What is left of a team, the easiest first; its next step; what it can expect; who has done one like it. Throws ReadErrors. */
export async function readTeamNext(
  context: ReadContext,
  id: string,
  filters: Filters,
): Promise<TeamNextAnswer> {
  const asked = await ask(context, { ...filters, area: [], office: [], team: [] })
  requireKnownFilters(asked.world, filters)
  if (!teamIds(asked.world).has(id)) throw new NotFound(`There is no team ${id}.`)
  const question = { ...asked, filters: { ...asked.filters, team: [id] } }
  const shared = await once(question, `team next ${question.samplesVersion}`, () => sharedOf(question, id))
  // Of the viewer: what a team alone may read yet is left out for everybody else.
  const said = saidOf(question, id, context.viewer)
  const { counts } = await readDisputes(context, question.filters, { limit: 1 })
  return {
    ...shared,
    items: shared.items.map(({ item }) => ({ ...item, said: said.get(item.service) ?? null })),
    corrections: counts,
    may: {
      report: mayReport(context.viewer, id, question.migration.id),
      reportLink: mayMakeReportLink(context.viewer, id),
      dispute: mayDispute(context.viewer, id),
    },
  }
}

async function sharedOf(question: Question, id: string): Promise<Shared> {
  const { migration, asOf, now, at } = question
  const owned = ownedServices(question, at).get(id) ?? []
  const [items, standings] = await Promise.all([
    leftItems(question, owned),
    goalStandings(wholeCompany(question)),
  ])
  const left = items.filter(({ state }) => state !== 'unknown')
  const standing = standings.find(one => one.type === 'team' && one.id === id)
  const next = moveNext(items)
  const liked = next ?? left[0] ?? null
  const likedEntry = liked === null ? undefined : question.world.services.get(liked.service)
  const step = stepOf(standing, left.length)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    team: id,
    left: left.length,
    halfWay: left.filter(({ state }) => state === 'both').length,
    next: next?.service ?? null,
    step,
    perWeek: standing?.pace.perWeek ?? null,
    reached: (standing?.steps ?? []).flatMap(({ reachedOn, due, share }) =>
      reachedOn === null ? [] : [{ on: reachedOn, due, share }],
    ),
    ahead: aheadOf(standing, { left: left.length, asOf, due: step?.due ?? null }),
    items,
    lookAlikes: likedEntry === undefined ? [] : await lookAlikeItems(question, likedEntry),
    lookAlikesOf: liked?.service ?? null,
    gain: await gainAhead(
      question,
      left.map(({ item }) => item.archetype),
    ),
    finished: items.length > 0 || owned.length === 0 ? null : finishedOf(question, id, standing),
  }
}

function stepOf(standing: Standing | undefined, left: number): TeamNextAnswer['step'] {
  const step = standing?.steps.find(({ id }) => id === standing.current)
  if (step === undefined) return null
  const { due, share, needed, neededPerWeek, chance } = step
  return {
    due,
    share,
    needed,
    neededPerWeek,
    chance,
    leftThen: Math.max(0, left - needed),
    isMissed: step.standing === 'missed',
  }
}

function aheadOf(
  standing: Standing | undefined,
  { left, asOf, due }: { left: number; asOf: string; due: string | null },
): TeamNextAnswer['ahead'] {
  if (standing === undefined || left === 0) return null
  const until = due === null ? 0 : Math.ceil((requireDay(due) - requireDay(asOf)) / 7)
  const weeks = until > 0 ? Math.min(until, mostWeeksAhead) : usualWeeksAhead
  return leftByPace(standing.pace, { left, mix: standing.pace.mix, on: asOf, weeks })
}

/** Since when nothing is left of what it owned, as facts tell it, and how that lies to its last step. */
function finishedOf(
  question: Question,
  id: string,
  standing: Standing | undefined,
): TeamNextAnswer['finished'] {
  const { world, at } = question
  const owners = (entry: WorldService) => ownerSpans(entry).filter(({ team }) => team === id)
  const marks = doneMarks(
    [...world.services.values()].map(entry => ({
      timeline: timelineIn(question, entry),
      owners: owners(entry),
    })),
  )
  const doneAt = marks.get(id)?.findLast(mark => mark <= at)
  if (doneAt === undefined) return null
  const on = dayOf(doneAt)
  const due = standing?.steps.findLast(step => step.standing !== 'withdrawn')?.due ?? null
  return { on, due, daysBefore: due === null ? null : requireDay(due) - requireDay(on) }
}

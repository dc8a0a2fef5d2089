import { mayReport } from '#lib/domain/access/may-report.ts'
import { freedBy } from '#lib/domain/blocker/held-by.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { appPages } from '#lib/domain/find/app-pages.ts'
import { type Indexed, indexOfNames, mostFound, rankFound } from '#lib/domain/find/rank-found.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { once } from './answer-cache.ts'
import { type FindAnswer, type FoundItem, foundKinds } from './answers/find-answer.ts'
import { ask, type Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { definitionIn } from './definitions/definition-in.ts'
import { figureDefinitions } from './definitions/figures.ts'
import { stateDefinitions } from './definitions/states.ts'
import { wordDefinitions } from './definitions/words.ts'
import { leftServicesIn } from './left-services-in.ts'
import type { ReadContext } from './read-context.ts'
import { reviewsIn } from './reviews.ts'
import { teamIds } from './selection.ts'
import { timelineIn } from './timelines.ts'

type Entry = FoundItem & { also?: string }

/** Services, teams, offices, blockers, pages, reviews and the glossary by name, as the view's instant has them. Throws ReadErrors. */
export async function readFind(
  context: ReadContext,
  { migration, asOf, knownAt }: Filters,
  q: string | null,
): Promise<FindAnswer> {
  const question = await ask(context, { ...noFilters, migration, asOf, knownAt })
  const index = await once(question, 'find index', () => indexOf(question))
  const typed = (q ?? '').trim()
  const { viewer } = context
  const isAllowed = ({ kind, id }: FoundItem) =>
    kind !== 'report' || mayReport(viewer, id, question.migration.id)
  const found = typed === '' ? usual(index) : rankFound(index, typed)
  return { q: typed, items: found.filter(isAllowed).map(({ also: _, ...item }) => item) }
}

/** Where people go before anything is typed: the pages, then the last reviews. */
const usual = (index: readonly Indexed<Entry>[]): Entry[] =>
  (['page', 'review'] as const)
    .flatMap(kind => index.flatMap(({ of }) => (of.kind === kind ? [of] : [])))
    .slice(0, mostFound)

const blank = { fact: null, state: null, isExempt: false, path: null, on: null }
const counted = (count: number, one: string) =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

function indexOf(question: Question): Indexed<Entry>[] {
  const { world, migration } = question
  const left = leftServicesIn(question)
  const terms = [...figureDefinitions, ...stateDefinitions, ...wordDefinitions].map((definition): Entry => {
    const { id, term, says } = definitionIn(migration, definition)
    return { ...blank, kind: 'term', id, name: term, fact: `${says.split('. ')[0]!.replace(/\.$/, '')}.` }
  })
  const pages = appPages.map(({ path, name }): Entry => ({ ...blank, kind: 'page', id: path, name, path }))
  const reviews = reviewsIn(world).map(
    ({ id, name, on }): Entry => ({
      ...blank,
      kind: 'review',
      id,
      name: `Go back to ${name}`,
      fact: on,
      on,
      also: 'review',
    }),
  )
  const all = [
    ...teamEntries(question, left),
    ...serviceEntries(question, left),
    ...blockerEntries(question, left),
    ...officeEntries(question, left),
    ...pages,
    ...reviews,
    ...terms,
  ]
  return indexOfNames(all, foundKinds)
}

type Left = ReturnType<typeof leftServicesIn>

function teamEntries({ world }: Question, left: Left): Entry[] {
  const byTeam = Map.groupBy(left, ({ team }) => team)
  return [...teamIds(world)].sort().flatMap((id): Entry[] => {
    const name = world.teams.get(id)?.name ?? id
    const count = byTeam.get(id)?.length ?? 0
    const fact = count === 0 ? 'nothing left' : `${counted(count, 'service')} left`
    return [
      { ...blank, kind: 'team', id, name, fact },
      { ...blank, kind: 'report', id, name: `Report for ${name}`, fact },
    ]
  })
}

function serviceEntries(question: Question, left: Left): Entry[] {
  const { world, at } = question
  const exempt = new Set(left.flatMap(({ service, isExempt }) => (isExempt ? [service] : [])))
  return [...world.services.values()].map((entry): Entry => {
    const { id, name } = entry.service
    const timeline = timelineIn(question, entry)
    const team = ownerAt(entry.service, entry.ownership, at)
    const owner = team === null ? 'no owner' : (world.teams.get(team)?.name ?? team)
    return {
      ...blank,
      kind: 'service',
      id,
      name: name ?? id,
      fact: coversAny(timeline.scope, at) ? owner : `${owner}, not in scope`,
      state: stateAt(timeline.shown, at),
      isExempt: exempt.has(id),
    }
  })
}

function blockerEntries(question: Question, left: Left): Entry[] {
  const freed = freedBy(left)
  return blockersIn(question).map(({ id, title, end, promisedOn, ownerTeam }): Entry => {
    const frees = freed.get(id)?.freed.length ?? 0
    const until = promisedOn === null ? 'no date' : `until ${promisedOn}`
    return {
      ...blank,
      kind: 'blocker',
      id,
      name: title,
      fact: end === null ? `frees ${frees.toLocaleString('en')}, ${until}` : end.outcome,
      ...(ownerTeam === null ? {} : { also: ownerTeam }),
    }
  })
}

function officeEntries({ world }: Question, left: Left): Entry[] {
  const named = new Map(world.catalog.offices.map(({ id, name }) => [id, name]))
  const ids = new Set([...named.keys(), ...world.catalog.teams.flatMap(({ office }) => office ?? [])])
  const byOffice = Map.groupBy(left, ({ office }) => office)
  return [...ids].sort().map((id): Entry => {
    const teams = world.catalog.teams.filter(({ office }) => office === id).length
    const count = byOffice.get(id)?.length ?? 0
    return {
      ...blank,
      kind: 'office',
      id,
      name: named.get(id) ?? id,
      fact: `${counted(teams, 'team')}, ${counted(count, 'service')} left`,
    }
  })
}

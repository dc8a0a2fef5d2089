import { maySteerBlocker } from '#lib/domain/access/may-record-blocker.ts'
import type { BlockerType } from '#lib/domain/blocker/blocker.ts'
import { byWorth } from '#lib/domain/blocker/blocker-worth.ts'
import { similarTitles, titleMatch } from '#lib/domain/blocker/title-likeness.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { BlockersAnswer } from './answers/blocker-answer.ts'
import { ask, type Question } from './ask.ts'
import { blockerGround } from './blocker-ground.ts'
import { blockerItemOf, type SharedBlockerItem } from './blocker-item.ts'
import { blockerRights } from './blocker-rights.ts'
import { type PageQuestion, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { isNarrowed } from './selection.ts'

export type BlockersQuestion = PageQuestion & {
  state: 'open' | 'ended' | 'not_moved' | 'all'
  type: BlockerType[]
  owner: string[]
  service: string[]
  q: string | null
  /** A column of the list, with a leading minus to turn it; null: what frees most first. */
  sort: string | null
}
type Shared = Omit<BlockersAnswer, 'items' | 'mayRecord' | 'mayHold'> & { items: SharedBlockerItem[] }

/** How well a title must fit what is typed to be found by it. */
const foundFrom = 0.6

/** Shared blockers of the filters' services, what frees most first, or what fits `q` best. Throws ReadErrors. */
export async function readBlockers(
  context: ReadContext,
  filters: Filters,
  list: Partial<BlockersQuestion> = {},
): Promise<BlockersAnswer> {
  const question = await ask(context, filters)
  const wish = withUsual(list)
  const name = `blockers ${question.samplesVersion} ${JSON.stringify(wish)}`
  const answer = await once(question, name, () => answerTo(question, wish))
  return {
    ...answer,
    ...blockerRights(context.viewer),
    items: answer.items.map(item => ({ ...item, maySteer: maySteerBlocker(context.viewer, item.ownerTeam) })),
  }
}

const withUsual = (list: Partial<BlockersQuestion>): BlockersQuestion => ({
  state: list.state ?? 'open',
  type: list.type ?? [],
  owner: list.owner ?? [],
  service: list.service ?? [],
  q: list.q ?? null,
  sort: list.sort ?? null,
  limit: list.limit ?? null,
  cursor: list.cursor ?? null,
})

async function answerTo(question: Question, wish: BlockersQuestion): Promise<Shared> {
  const { filters, migration, at, asOf, now } = question
  const ground = await blockerGround(question)
  const isWhole = !isNarrowed(filters)
  const selected = ground.blockers.filter(
    ({ id, holds }) =>
      isWhole || holds.some(({ service }) => ground.leftById.has(service)) || ground.notMoved.has(id),
  )
  const ranked = selected
    .map(blocker => ({ ...blocker, worth: ground.worthOf(blocker.id) }))
    .sort(byWorth)
    .map(blocker => ({ blocker, item: blockerItemOf(ground, blocker, at) }))
  const wanted = ranked.filter(
    ({ blocker, item }) =>
      isWanted(item, wish.state) &&
      (wish.type.length === 0 || wish.type.includes(item.type)) &&
      (wish.owner.length === 0 || (item.ownerTeam !== null && wish.owner.includes(item.ownerTeam))) &&
      (wish.service.length === 0 || blocker.holds.some(({ service }) => wish.service.includes(service))),
  )
  const items = wanted.map(({ item }) => item)
  if (wish.state === 'ended' || wish.state === 'not_moved') items.sort(lastEndedFirst)
  const asked = wish.q === null ? items : found(items, wish.q)
  const places = new Map(asked.map(({ id }, index) => [id, index]))
  const sort = wish.sort ?? 'freed'
  const isDescending = sort.startsWith('-')
  // The order of worth is the order of the list; the other columns are sorted by their values.
  const page = pageOf(
    asked,
    item => (wish.sort === null ? [places.get(item.id)!, item.id] : [keyOf(item, sort), item.id]),
    { name: wish.sort === null ? `worth ${wish.q ?? ''}` : sort, isDescending },
    { limit: wish.limit, cursor: wish.cursor },
  )
  const open = selected.filter(({ end }) => end === null)
  const held = ground.left.filter(({ isExempt, blockers }) => !isExempt && blockers.length > 0)
  const lastOf = held.filter(({ blockers }) => blockers.length === 1).length
  const openItems = ranked.flatMap(({ item }) => (item.standing === 'open' ? [item] : []))
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    counts: {
      open: open.length,
      withoutDate: openItems.filter(({ promised }) => promised === null).length,
      overdue: openItems.filter(({ isOverdue }) => isOverdue).length,
      ended: selected.length - open.length,
      held: held.length,
      lastOf,
      ofSeveral: held.length - lastOf,
      teams: new Set(held.flatMap(({ team }) => team ?? [])).size,
      notMoved: [...ground.notMoved.values()].reduce((sum, list) => sum + list.length, 0),
    },
    ...page,
  }
}

const isWanted = ({ standing, notMoved }: SharedBlockerItem, state: BlockersQuestion['state']): boolean =>
  state === 'all' ||
  (state === 'open' && standing === 'open') ||
  (state === 'ended' && standing !== 'open') ||
  (state === 'not_moved' && notMoved.length > 0)

const lastEndedFirst = (a: SharedBlockerItem, b: SharedBlockerItem): number =>
  Date.parse(b.endedAt ?? '') - Date.parse(a.endedAt ?? '') || (a.id < b.id ? -1 : 1)

/** By title as it is typed; a team or an office that is meant finds what it owns or waits for. */
function found(items: readonly SharedBlockerItem[], typed: string): SharedBlockerItem[] {
  const wanted = typed.trim().toLowerCase()
  const byTitle = similarTitles(typed, items, { most: items.length, from: foundFrom, likeness: titleMatch })
  const known = new Set(byTitle.map(({ id }) => id))
  const named = items.filter(
    ({ id, ownerTeam, ownerName, teams, offices }) =>
      !known.has(id) &&
      [ownerTeam, ownerName, ...teams, ...offices].some(name => name?.toLowerCase() === wanted),
  )
  return [...byTitle, ...named]
}

function keyOf(item: SharedBlockerItem, sort: string): string | number | null {
  switch (sort.replace('-', '')) {
    case 'needsOthers':
      return item.needsOthers
    case 'cores':
      return item.cores
    case 'teams':
      return item.teamsFreed.length
    case 'owner':
      return item.ownerTeam
    case 'since':
      return item.since
    case 'promised':
      return item.promised
    case 'title':
      return item.title
    default:
      return item.freed
  }
}

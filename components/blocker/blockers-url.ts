import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { type BlockerType, blockerTypes, isSolvableOnVisit } from '#lib/domain/blocker/blocker.ts'
import { blockerSortKeys } from '#lib/query/blocker-parameters.ts'
import type { BlockersList } from '#lib/query/blockers-options.ts'

export const blockersParsers = {
  state: parseAsStringLiteral(['open', 'ended', 'not_moved']).withDefault('open'),
  /** Solvable by people sitting together, or not. */
  solvable: parseAsStringLiteral(['all', 'visit', 'others']).withDefault('all'),
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(blockerSortKeys),
  cursor: parseAsString,
}
export const loadBlockersUrl = createLoader(blockersParsers)
export const blockersPageSize = 100

type Asked = {
  state: 'open' | 'ended' | 'not_moved'
  solvable: 'all' | 'visit' | 'others'
  q: string
  sort: BlockersList['sort'] | null
  cursor: string | null
}

const typesOf = (solvable: Asked['solvable']): BlockerType[] =>
  solvable === 'all' ? [] : blockerTypes.filter(type => isSolvableOnVisit(type) === (solvable === 'visit'))

/** What the page asks for, by its address. */
export const blockersListOf = ({ state, solvable, q, sort, cursor }: Asked): BlockersList => ({
  state,
  type: typesOf(solvable),
  q: q === '' ? null : q,
  sort: sort ?? null,
  limit: blockersPageSize,
  cursor,
})

import { type TeamSortKey, teamSortKeys } from '#lib/query/parameters.ts'
import type { TeamGroup } from './team-groups.ts'

export const usualTeamOrder: TeamSortKey = '-left'

const valuesOf = {
  id: (group: TeamGroup) => group.id,
  name: (group: TeamGroup) => group.name.toLowerCase(),
  left: (group: TeamGroup) => group.left,
  movable: (group: TeamGroup) => group.movable,
  services: (group: TeamGroup) => group.services,
  rate: (group: TeamGroup) => group.ratePerWeek,
}

/** Lines in the order asked for; without a value last; ties by what they can move, then by name. */
export function orderGroups(groups: readonly TeamGroup[], sort: TeamSortKey): TeamGroup[] {
  const isDescending = sort.startsWith('-')
  const keyOf = valuesOf[sort.replace(/^-/, '') as keyof typeof valuesOf]
  return [...groups].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left === right) return b.movable - a.movable || (a.name < b.name ? -1 : 1)
    if (left === null) return 1
    if (right === null) return -1
    return left < right === isDescending ? 1 : -1
  })
}

/** The order an address asks for, if it is one. */
export const decodeTeamOrder = (text: string | null): TeamSortKey =>
  teamSortKeys.find(key => key === text) ?? usualTeamOrder

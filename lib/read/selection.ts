import type { Filters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { InvalidFilter } from './read-error.ts'
import type { World, WorldService } from './world/world.ts'

const kinds = ['backend', 'pipeline', 'website', 'ml', 'other']

/** Throws InvalidFilter for the first id nobody knows: a filter that silently matches nothing would look like an answer. */
export function requireKnownFilters(world: World, filters: Filters): void {
  const { catalog } = world
  requireIds('area', filters.area, [
    ...catalog.areas.map(({ id }) => id),
    ...catalog.teams.map(({ area }) => area),
  ])
  requireIds('office', filters.office, [
    ...catalog.offices.map(({ id }) => id),
    ...catalog.teams.map(({ office }) => office),
  ])
  requireIds('team', filters.team, teamIds(world))
  requireIds(
    'archetype',
    filters.archetype,
    catalog.services.map(({ archetype }) => archetype),
  )
  requireIds('kind', filters.kind, [...kinds, ...catalog.services.map(({ kind }) => kind)])
}

/** Every team anybody names: listed, owning now or once. */
export function teamIds(world: World): Set<string> {
  const ids = new Set(world.catalog.teams.map(({ id }) => id))
  for (const { team } of world.catalog.services) if (team !== null) ids.add(team)
  for (const { team } of world.catalog.ownership) ids.add(team)
  return ids
}

function requireIds(parameter: string, given: string[], known: Iterable<string | null>): void {
  if (given.length === 0) return
  const ids = new Set(known)
  const strange = given.find(id => !ids.has(id))
  if (strange !== undefined) throw new InvalidFilter(parameter, `There is no ${parameter} ${strange}.`)
}

/** Whether the filters let a team in: OR within a list, AND between lists. A service without an owner has none of all three. */
export function isTeamSelected(world: World, filters: Filters, team: string | null): boolean {
  const isIn = (list: string[], value: string | null | undefined) =>
    list.length === 0 || (value != null && list.includes(value))
  const known = team === null ? undefined : world.teams.get(team)
  return isIn(filters.team, team) && isIn(filters.area, known?.area) && isIn(filters.office, known?.office)
}

/** Whether the filters let a service in by what it is, whoever owns it. */
export function isKindSelected(filters: Filters, { service }: WorldService): boolean {
  const { archetype, kind } = filters
  return (
    (archetype.length === 0 || (service.archetype !== null && archetype.includes(service.archetype))) &&
    (kind.length === 0 || kind.includes(service.kind))
  )
}

/** The services the filters let in, by their owner at an instant. */
export function selectedServices(world: World, filters: Filters, at: number): WorldService[] {
  return [...world.services.values()].filter(
    entry =>
      isKindSelected(filters, entry) &&
      isTeamSelected(world, filters, ownerAt(entry.service, entry.ownership, at)),
  )
}

/** Whether any part of the company is left out. */
export const isNarrowed = ({ area, team, office, archetype, kind }: Filters): boolean =>
  [area, team, office, archetype, kind].some(list => list.length > 0)

import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { selectLastSeen } from '#db/queries/select-last-seen.ts'
import { type ReportedNameRow, selectReportedNames } from '#db/queries/select-reported-names.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { createNameIndex, type NameIndex, serviceIdOf } from '#lib/domain/naming/name-index.ts'
import {
  looksPassing,
  type NamedService,
  suggestionsAmong,
  type WaitingName,
} from '#lib/domain/naming/suggest-service.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { NamesAnswer } from './answers/names-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { waitingNames } from './waiting-names.ts'
import { waitingPlaces } from './waiting-places.ts'
import type { World } from './world/world.ts'

const mostListed = 500
/** Names beyond these wait for suggestions until the loudest are dealt with. */
const mostSuggested = 100

/** Names and places nobody has mapped, the most rollouts first, each with what it may be. Throws ReadErrors. */
export async function readNames(context: ReadContext): Promise<NamesAnswer> {
  const question = await ask(context, noFilters)
  return once(question, 'names', () => answer(question))
}

async function answer({ context, world, now }: Question): Promise<NamesAnswer> {
  const { pool } = context.db
  const [known, reported] = await Promise.all([selectCatalogNames(pool), selectReportedNames(pool)])
  const index = createNameIndex(0, known)
  const waiting = waitingNames(world, index, reported)
  const lastSeen = await selectLastSeen(pool, [...waiting.keys()])
  const suggest = suggesterOf(world, () => namedServices(world, index, known.aliases, reported))
  const sorted = [...waiting.values()].sort((a, b) => b.rollouts - a.rollouts || (a.name < b.name ? -1 : 1))
  return {
    names: sorted.slice(0, mostListed).map((item, place) => {
      const { id, name, platform, rollouts, sources, sights } = item
      const lastSeenAt = lastSeen.get(id) ?? latest(sights)
      const firstSeenAt = item.firstSeenAt ?? lastSeenAt
      const traits = Object.assign({}, ...sights.map(sight => sight.traits)) as Record<string, string>
      return {
        platform,
        name,
        sources: [...sources].sort(),
        rollouts,
        firstSeenAt: firstSeenAt === null ? null : formatInstant(firstSeenAt),
        lastSeenAt: lastSeenAt === null ? null : formatInstant(lastSeenAt),
        traits,
        isPassing:
          firstSeenAt !== null && lastSeenAt !== null && looksPassing(name, firstSeenAt, lastSeenAt, now),
        suggestions:
          place < mostSuggested ? suggest({ name, traits: sights.map(sight => sight.traits) }) : [],
      }
    }),
    total: sorted.length,
    rollouts: sorted.reduce((sum, { rollouts }) => sum + rollouts, 0),
    places: waitingPlaces(world, index),
    clusters: known.clusters,
  }
}

type Suggester = (waiting: WaitingName) => NamesAnswer['names'][number]['suggestions']
const suggesters = new WeakMap<World['catalog'], Suggester>()

/** Suggestions rest on the catalogue alone: while that stays, each name is looked at once. */
function suggesterOf({ catalog }: World, servicesOf: () => NamedService[]): Suggester {
  const held = suggesters.get(catalog)
  if (held !== undefined) return held
  const suggest = suggestionsAmong(servicesOf())
  const known = new Map<string, ReturnType<Suggester>>()
  const fresh: Suggester = waiting => {
    const key = JSON.stringify(waiting)
    const found = known.get(key) ?? suggest(waiting).map(({ service, reason }) => ({ service, reason }))
    known.set(key, found)
    return found
  }
  suggesters.set(catalog, fresh)
  return fresh
}

const latest = (sights: ReportedNameRow[]): number | null =>
  sights.length === 0 ? null : Math.max(...sights.map(({ seenAt }) => seenAt))

/** The catalogue's services with every name they are called by and what was said of it before it was placed. */
function namedServices(
  world: World,
  index: NameIndex,
  aliases: { name: string; serviceId: string }[],
  reported: ReportedNameRow[],
): NamedService[] {
  const namesOf = Map.groupBy(aliases, alias => alias.serviceId)
  const traitsOf = Map.groupBy(reported, row => serviceIdOf(index, row.platform, row.name))
  return world.catalog.services.map(({ id, name, team }) => ({
    id,
    team,
    names: [...(name === null ? [] : [name]), ...(namesOf.get(id) ?? []).map(alias => alias.name)],
    traits: (traitsOf.get(id) ?? []).map(row => row.traits),
  }))
}

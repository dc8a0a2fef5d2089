import { noFilters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ChoicesAnswer } from './answers/choices-answer.ts'
import { ask, type Question } from './ask.ts'
import { freshnessOf } from './freshness.ts'
import type { ReadContext } from './read-context.ts'
import { teamIds } from './selection.ts'
import { timelineIn } from './timelines.ts'

/** What filters offer, the counts beside the pages' names, and which sources are silent. Throws ReadErrors. */
export async function readChoices(context: ReadContext): Promise<ChoicesAnswer> {
  const question = await ask(context, noFilters)
  return once(question, 'choices', () => answer(question))
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'en')
const named = ({ id, name }: { id: string; name: string | null }) => ({ id, name: name ?? id })

/** Listed ones first by their names, then ids that only teams mention. */
function placesOf(listed: { id: string; name: string | null }[], mentioned: (string | null)[]) {
  const known = new Set(listed.map(({ id }) => id))
  const others = new Set(mentioned.filter(id => id !== null && !known.has(id)))
  return [...listed.map(named), ...[...others].map(id => ({ id: id as string, name: id as string }))].sort(
    byName,
  )
}

async function answer(question: Question): Promise<ChoicesAnswer> {
  const { world, migration, at, now } = question
  const { catalog } = world
  const owners = new Set<string>()
  let services = 0
  for (const entry of world.services.values()) {
    if (!coversAny(timelineIn(question, entry).scope, at)) continue
    services += 1
    const owner = ownerAt(entry.service, entry.ownership, at)
    if (owner !== null) owners.add(owner)
  }
  const freshness = await freshnessOf(question)
  return {
    migration: { id: migration.id, name: migration.name },
    areas: placesOf(
      catalog.areas,
      catalog.teams.map(team => team.area),
    ),
    offices: placesOf(
      catalog.offices,
      catalog.teams.map(team => team.office),
    ),
    teams: [...teamIds(world)]
      .map(id => {
        const team = world.teams.get(id)
        return { id, name: team?.name ?? id, area: team?.area ?? null, office: team?.office ?? null }
      })
      .sort(byName),
    archetypes: distinct(catalog.services.map(({ archetype }) => archetype)),
    kinds: distinct(catalog.services.map(({ kind }) => kind)),
    counts: { teams: owners.size, services },
    silent: freshness
      .filter(({ silent }) => silent)
      .map(({ source, lastEventAt }) => ({ source, since: lastEventAt })),
    sources: freshness.length,
    firstOn: world.firstEvidenceAt === null ? null : dayOf(world.firstEvidenceAt),
    now: formatInstant(now),
  }
}

const distinct = (values: (string | null)[]): string[] =>
  [...new Set(values.filter(value => value !== null))].sort()

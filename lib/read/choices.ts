import { selectKnownSince } from '#db/queries/select-known-since.ts'
import { selectSources } from '#db/queries/select-sources.ts'
import { mayRecordReview } from '#lib/domain/access/may-record-review.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import type { PhaseName } from '#lib/domain/phase/phase.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ChoicesAnswer } from './answers/choices-answer.ts'
import { ask, type Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { migrationItemOf } from './migrations.ts'
import { phasesIn } from './phases.ts'
import type { ReadContext } from './read-context.ts'
import { reviewsIn } from './reviews.ts'
import { selectedServices, teamIds } from './selection.ts'
import { silentSince } from './silent-since.ts'
import { timelineIn } from './timelines.ts'
import { visitRequestsIn } from './visit-requests-in.ts'

const sorted = (values: Iterable<string | null>) =>
  [...new Set(values)].filter((value): value is string => value !== null).sort()

/** What filters offer, how much there is, and which sources are silent now. Throws ReadErrors. */
export async function readChoices(context: ReadContext): Promise<ChoicesAnswer> {
  const question = await ask(context, noFilters)
  const choices = await once(question, 'choices', () => answer(question))
  return { ...choices, mayBookmark: mayRecordReview(context.viewer) }
}

async function countedIn(context: ReadContext, migration: Migration) {
  const question = await ask(context, { ...noFilters, migration: migration.id })
  return {
    ...migrationItemOf(migration),
    services: inScopeNow(question).length,
    blockers: openBlockers(question),
    requests: waitingRequests(question),
  }
}

const openBlockers = (question: Question): number =>
  blockersIn(question).filter(({ end }) => end === null).length

/** Teams nobody is coming to yet. */
const waitingRequests = (question: Question): number =>
  visitRequestsIn(question).filter(({ place }) => place !== null).length

const inScopeNow = (question: Question) =>
  selectedServices(question.world, noFilters, question.at).filter(entry =>
    coversAny(timelineIn(question, entry).scope, question.at),
  )

async function answer(question: Question): Promise<Omit<ChoicesAnswer, 'mayBookmark'>> {
  const { context, world, migration, silence, at } = question
  const { catalog, teams } = world
  const named = <T extends { id: string; name: string | null }>({ id, name }: T) => ({ id, name: name ?? id })
  const areas = new Map(catalog.areas.map(area => [area.id, area.name]))
  const offices = new Map(catalog.offices.map(office => [office.id, office.name]))
  const ids = [...teamIds(world)].sort()
  const sources = await selectSources(context.db.pool)
  const knownSince = await selectKnownSince(context.db.pool)
  const inScope = inScopeNow(question)
  return {
    migration: { id: migration.id, name: migration.name },
    migrations: [
      {
        ...migrationItemOf(migration),
        services: inScope.length,
        blockers: openBlockers(question),
        requests: waitingRequests(question),
      },
      ...(await Promise.all(
        catalog.migrations.filter(known => known !== migration).map(other => countedIn(context, other)),
      )),
    ],
    areas: sorted([...areas.keys(), ...catalog.teams.map(({ area }) => area)]).map(id =>
      named({ id, name: areas.get(id) ?? null }),
    ),
    offices: sorted([...offices.keys(), ...catalog.teams.map(({ office }) => office)]).map(id =>
      named({ id, name: offices.get(id) ?? null }),
    ),
    teams: ids.map(id => {
      const team = teams.get(id)
      return {
        ...named({ id, name: team?.name ?? null }),
        area: team?.area ?? null,
        office: team?.office ?? null,
      }
    }),
    archetypes: sorted(catalog.services.map(({ archetype }) => archetype)),
    kinds: sorted(catalog.services.map(({ kind }) => kind)),
    counts: { teams: ids.length, services: inScope.length },
    silent: sources.flatMap(source => {
      const since = silentSince(source, silence, at)
      return since === null ? [] : [{ source: source.id, since: formatInstant(since) }]
    }),
    sources: sources.length,
    firstOn: world.firstEvidenceAt === null ? null : dayOf(world.firstEvidenceAt),
    knownSince: knownSince === null ? null : formatInstant(knownSince),
    reviews: reviewsIn(world),
    phases: phasesIn(question).map(({ record, from, to }) => ({
      phase: record.phase as PhaseName,
      from,
      to,
    })),
    now: formatInstant(context.now),
  }
}

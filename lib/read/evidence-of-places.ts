import { type SpanPlace, selectSpanEvidence } from '#db/queries/select-span-evidence.ts'
import type { EventRef } from '#lib/domain/deploy/rollout.ts'
import type { Question } from './ask.ts'

/** The raw events behind where services stand at instants, in one query; none where the place is null. */
export async function evidenceOfPlaces(
  { context, migration, knownAt }: Question,
  places: readonly (SpanPlace | null)[],
): Promise<EventRef[][]> {
  const told = places.filter(place => place !== null)
  const found = await selectSpanEvidence(context.db.pool, migration.id, told, knownAt)
  const byPlace = new Map(told.map((place, index) => [place, found[index]!]))
  return places.map(place => (place === null ? [] : (byPlace.get(place) ?? [])))
}

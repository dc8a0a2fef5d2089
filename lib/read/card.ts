import { maySeeCard } from '#lib/domain/access/may-see-card.ts'
import type { CardSubject } from '#lib/domain/card/card.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { countStates } from '#lib/domain/migration/state-counts.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { CardAnswer } from './answers/card-answer.ts'
import { ask, type Question } from './ask.ts'
import { readProgress } from './progress.ts'
import type { ReadContext } from './read-context.ts'
import { AccessDenied, NotFound } from './read-error.ts'
import { teamIds } from './selection.ts'
import { serviceItems } from './service-items.ts'
import { ownedServices } from './team-items.ts'
import { timelineIn } from './timelines.ts'

/** From this share of unknown services on the share of a migration is held back, as on the overview. */
const heldBackFrom = 0.05

/** What fits on a card, for who reads everything. `migration` (null: the default one) of a service and a team. Throws ReadErrors. */
export async function readCard(
  context: ReadContext,
  card: CardSubject,
  migration: string | null = null,
): Promise<CardAnswer> {
  const wanted = card.kind === 'migration' ? card.id : migration
  const question = await ask(context, { ...noFilters, migration: wanted })
  return { ...commonOf(question, card), ...(await partOf(question, card)) }
}

/** The same for the token in a card's own address, which opens this card alone. Throws ReadErrors. */
export async function readEmbeddedCard(
  context: ReadContext,
  card: CardSubject,
  migration: string | null = null,
): Promise<CardAnswer> {
  const { viewer } = context
  if (viewer.kind !== 'token' || !maySeeCard(viewer, card))
    throw new AccessDenied('forbidden', 'This token does not open this card.')
  // Let in for exactly this: what the card is made of is read as a reader would.
  return readCard({ ...context, viewer: { ...viewer, scopes: ['read'] } }, card, migration)
}

const commonOf = ({ migration, asOf, now }: Question, { kind, id }: CardSubject) => ({
  kind,
  id,
  migration: { id: migration.id, name: migration.name, from: migration.from, to: migration.to },
  asOf,
  knownAt: formatInstant(now),
  state: null,
  since: null,
  team: null,
  inScope: null,
  states: null,
})

type Part = Partial<CardAnswer> & Pick<CardAnswer, 'name' | 'figure' | 'path'>

function partOf(question: Question, { kind, id }: CardSubject): Promise<Part> {
  if (kind === 'service') return servicePart(question, id)
  return kind === 'team' ? teamPart(question, id) : migrationPart(question)
}

async function servicePart(question: Question, id: string): Promise<Part> {
  const entry = question.world.services.get(id)
  if (entry === undefined) throw new NotFound(`There is no service ${id} in the catalogue.`)
  const [item] = await serviceItems(question, [entry])
  const { state, since, team, inScope } = item!
  const days = since === null ? null : Math.floor((question.at - Date.parse(since)) / dayMs)
  return {
    name: entry.service.name ?? id,
    state,
    since,
    team,
    inScope,
    figure: { name: 'daysInState', value: days, of: null },
    path: `/services/${encodeURIComponent(id)}`,
  }
}

async function teamPart(question: Question, id: string): Promise<Part> {
  if (!teamIds(question.world).has(id)) throw new NotFound(`There is no team ${id}.`)
  const owned = ownedServices(question, question.at).get(id) ?? []
  const states = owned.map(entry => stateAt(timelineIn(question, entry).shown, question.at))
  return {
    name: question.world.teams.get(id)?.name ?? id,
    states: countStates(states),
    figure: { name: 'left', value: states.filter(isLeft).length, of: states.length },
    path: `/teams/${encodeURIComponent(id)}`,
  }
}

async function migrationPart({ context, migration }: Question): Promise<Part> {
  const { baseline, live, states } = await readProgress(context, { ...noFilters, migration: migration.id })
  const isHeldBack = live.inScope > 0 && states.unknown > live.inScope * heldBackFrom
  return {
    name: migration.name,
    states,
    figure: {
      name: 'share',
      value: isHeldBack ? null : baseline.share,
      of: baseline.share === null ? null : baseline.count - baseline.retired,
    },
    path: `/overview?migration=${encodeURIComponent(migration.id)}`,
  }
}

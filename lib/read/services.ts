import type { Filters } from '#lib/domain/filter/filters.ts'
import { isExempt } from '#lib/domain/migration/exemption.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import { runAt, stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { once } from './answer-cache.ts'
import type { ServicesAnswer } from './answers/service-answer.ts'
import { ask, type Question } from './ask.ts'
import { type PageQuestion, type Place, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { selectedServices } from './selection.ts'
import { serviceItems } from './service-items.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

export type ServicesQuestion = PageQuestion & {
  state: MigrationState[]
  q: string | null
  inScope: boolean | null
  exempt: boolean | null
  /** `id`, `since`, `state`, `team`, each with a leading minus for the other way round. */
  sort: string | null
}

export const allServices: ServicesQuestion = {
  state: [],
  q: null,
  inScope: null,
  exempt: null,
  sort: null,
  limit: null,
  cursor: null,
}

/** The catalogue's services with their state at the instant, a page at a time. Throws ReadErrors. */
export async function readServices(
  context: ReadContext,
  filters: Filters,
  list: Partial<ServicesQuestion> = {},
): Promise<ServicesAnswer> {
  const question = await ask(context, filters)
  const wish = { ...allServices, ...list }
  return once(question, `services ${JSON.stringify(wish)}`, () => answer(question, wish))
}

async function answer(
  question: Question,
  { state, q, inScope, exempt, sort, limit, cursor }: ServicesQuestion,
): Promise<ServicesAnswer> {
  const { filters } = question
  const inForce = question.rules.exemptions.filter(exemption => isExempt(exemption, question.at))
  const excused = new Set(inForce.map(({ service }) => service))
  const wanted = q?.trim().toLowerCase() ?? ''
  const entries = selectedServices(question.world, filters, question.at).filter(entry => {
    const timeline = timelineIn(question, entry)
    if (inScope !== null && coversAny(timeline.scope, question.at) !== inScope) return false
    if (exempt !== null && excused.has(entry.service.id) !== exempt) return false
    if (state.length > 0 && !state.includes(stateAt(timeline.shown, question.at))) return false
    return wanted === '' || textOf(question, entry).includes(wanted)
  })
  const name = sort ?? 'id'
  const order = { name, isDescending: name.startsWith('-') }
  const key = name.replace(/^-/, '')
  const page = pageOf(entries, entry => [keyOf(question, entry, key), entry.service.id], order, {
    limit,
    cursor,
  })
  return {
    items: await serviceItems(question, page.items),
    total: entries.length,
    nextCursor: page.nextCursor,
  }
}

const textOf = ({ at, world }: Question, { service, ownership }: WorldService): string => {
  const team = ownerAt(service, ownership, at)
  const teamName = team === null ? null : world.teams.get(team)?.name
  return [service.id, service.name, team, teamName].filter(Boolean).join('\n').toLowerCase()
}

function keyOf(question: Question, entry: WorldService, key: string): Place[0] {
  const { at } = question
  if (key === 'team') return ownerAt(entry.service, entry.ownership, at)
  if (key === 'id') return entry.service.id
  const { shown } = timelineIn(question, entry)
  if (key === 'state') return migrationStates.indexOf(stateAt(shown, at))
  return runAt(shown, at)?.fromAt ?? null
}

import type { ToldFate } from '#lib/domain/deploy/told-fates.ts'
import { type EventKind, type EventOutcome, fatesOfOutcomes } from '#lib/domain/event/event-outcomes.ts'
import { startOfDay } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { decodeWeek, endOfWeek, startOfWeek } from '#lib/domain/time/iso-week.ts'
import type { Question } from './ask.ts'
import { InvalidFilter } from './read-error.ts'
import { isNarrowed, selectedServices } from './selection.ts'

/** What is asked of events beside the filters; empty lists: all. */
export type EventsAsked = {
  what: EventKind
  source: string[]
  service: string[]
  platform: string[]
  cluster: string[]
  outcome: EventOutcome[]
  week: string | null
  q: string | null
  limit: number | null
  cursor: string | null
}

export const everyEvent: EventsAsked = {
  what: 'rollouts',
  source: [],
  service: [],
  platform: [],
  cluster: [],
  outcome: [],
  week: null,
  q: null,
  limit: null,
  cursor: null,
}

export type Selected = {
  serviceIds: string[] | null
  sources: string[] | null
  platforms: string[] | null
  clusters: string[] | null
  fates: ToldFate[] | null
  /** The id of one rollout or event. */
  id: string | null
  fromAt: number | null
  toAt: number | null
  /** Names of filters that do not apply to what is asked for. */
  unused: string[]
}

const orAll = (list: string[]) => (list.length === 0 ? null : list)

/**
 * What the filters and words of a question select. Services are those of the owner at the instant, as in the ledger; what
 * was not used has no service, so filters by service or place are named as unused there.
 */
export function eventSelection(question: Question, asked: EventsAsked): Selected {
  const { filters } = question
  const { service, platform, cluster, outcome } = asked
  const isKept = asked.what !== 'rollouts' && asked.what !== 'evidence'
  const given = Object.entries({ ...filters, service, platform, cluster })
    .filter(([name, list]) => Array.isArray(list) && list.length > 0 && !['from', 'to'].includes(name))
    .map(([name]) => name)
  const unused = [
    ...(isKept ? given : []),
    ...(asked.what === 'rollouts' || outcome.length === 0 ? [] : ['outcome']),
  ]
  return {
    ...(isKept ? { serviceIds: null, id: asked.q } : servicesAndId(question, asked)),
    sources: orAll(asked.source),
    platforms: isKept ? null : orAll(platform),
    clusters: isKept ? null : orAll(cluster),
    fates: fatesOfOutcomes(outcome),
    ...range(question, asked.week),
    unused,
  }
}

/** Words that are part of a service's name choose services; anything else is an id. */
function servicesAndId(
  { world, filters, at }: Question,
  { service, q }: EventsAsked,
): Pick<Selected, 'serviceIds' | 'id'> {
  const chosen = isNarrowed(filters)
    ? selectedServices(world, filters, at).map(entry => entry.service.id)
    : null
  const asked =
    service.length === 0 ? chosen : chosen === null ? service : service.filter(id => chosen.includes(id))
  if (q === null) return { serviceIds: asked, id: null }
  const words = q.toLowerCase()
  const named = [
    ...[...world.services.values()]
      .filter(entry => `${entry.service.id}\n${entry.service.name ?? ''}`.toLowerCase().includes(words))
      .map(entry => entry.service.id),
    ...world.unmapped.map(({ serviceId }) => serviceId).filter(id => id.toLowerCase().includes(words)),
  ]
  if (named.length === 0) return { serviceIds: asked, id: q }
  const within = asked === null ? null : new Set(asked)
  return { serviceIds: within === null ? named : named.filter(id => within.has(id)), id: null }
}

/** From the first day until after the last; as of a day nothing later, unless a range says so. */
function range({ filters, at }: Question, week: string | null): Pick<Selected, 'fromAt' | 'toAt'> {
  if (week !== null) {
    const weekOn = decodeWeek(week)
    if (weekOn === null) throw new InvalidFilter('week', `${week} is no week; write 2026-W09.`)
    if (filters.from !== null || filters.to !== null)
      throw new InvalidFilter('week', 'Give a week, or from and to, not both.')
    return { fromAt: startOfWeek(weekOn), toAt: endOfWeek(weekOn) }
  }
  const asOfEnd = filters.asOf === null ? null : at + 1
  return {
    fromAt: filters.from === null ? null : startOfDay(filters.from),
    toAt: filters.to === null ? asOfEnd : startOfDay(filters.to) + dayMs,
  }
}

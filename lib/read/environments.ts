import { selectAliasedServices } from '#db/queries/select-aliased-services.ts'
import { selectEnvironmentSights } from '#db/queries/select-environment-sights.ts'
import { environmentFigures, firstCreatedAt, isOld } from '#lib/domain/environment/environment-figures.ts'
import { type EnvironmentLife, environmentLives } from '#lib/domain/environment/environment-lives.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { formatWeek } from '#lib/domain/time/iso-week.ts'
import type { EnvironmentItem, EnvironmentsAnswer } from './answers/environment-answer.ts'
import { ask, type Question } from './ask.ts'
import { type PageQuestion, type Place, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { isKindSelected, isNarrowed, isTeamSelected } from './selection.ts'
import type { WorldService } from './world/world.ts'

/** How far back environments that ended are listed. */
const listedWeeks = 26

export type EnvironmentState = 'live' | 'old' | 'expired' | 'ended'
export type EnvironmentsQuestion = PageQuestion & {
  state: EnvironmentState[]
  service: string[]
  /** `created`, `ended`, each with a leading minus for the latest first. */
  sort: string | null
}

type Known = { life: EnvironmentLife; entry: WorldService | null; isOld: boolean }

/** Temporary environments, those that live and those that ended within half a year; they are in no other figure. Throws ReadErrors. */
export async function readEnvironments(
  context: ReadContext,
  filters: Filters,
  list: Partial<EnvironmentsQuestion> = {},
): Promise<EnvironmentsAnswer> {
  const question = await ask(context, filters)
  const { world, at, knownAt } = question
  const { state = [], service = [], sort, limit = null, cursor = null } = list
  const strange = service.find(id => !world.services.has(id))
  if (strange !== undefined) throw new InvalidFilter('service', `There is no service ${strange}.`)
  const window = { fromAt: at - listedWeeks * weekMs, untilAt: at, knownAt }
  const lives = environmentLives(await selectEnvironmentSights(context.db.pool, window), at)
  const entryOf = await servicesBehind(question, lives)
  const all = lives
    .map(life => ({ life, entry: entryOf(life), isOld: isOld(life, at) }))
    .filter(({ entry }) => isWanted(question, entry, service))
  const figures = environmentFigures(
    all.map(({ life }) => life),
    at,
    firstCreatedAt(lives),
  )
  const rows = all.filter(known => state.length === 0 || state.some(word => isIn[word](known)))
  const name = sort ?? '-created'
  const order = { name, isDescending: name.startsWith('-') }
  const page = pageOf(rows, ({ life }) => [keyOf(life, name), life.id], order, { limit, cursor })
  return {
    figures: {
      live: figures.liveCount,
      old: figures.oldCount,
      expiredUnconfirmed: figures.expiredUnconfirmedCount,
      createdPerWeek: figures.createdPerWeek,
      medianLifeHours: figures.medianLifeHours,
      oldShare: figures.oldShare,
      weeks: figures.weeks.map(({ weekOn, createdCount }) => ({
        week: formatWeek(weekOn),
        created: createdCount,
      })),
    },
    items: page.items.map(known => itemOf(question, known)),
    total: rows.length,
    nextCursor: page.nextCursor,
  }
}

const isIn: Record<EnvironmentState, (known: Known) => boolean> = {
  live: ({ life }) => life.endedAt === null,
  old: ({ life, isOld: isLongLived }) => life.endedAt === null && isLongLived,
  expired: ({ life }) => life.isExpiredUnconfirmed,
  ended: ({ life }) => life.endedAt !== null,
}

const keyOf = (life: EnvironmentLife, sort: string): Place[0] =>
  sort.endsWith('ended') ? life.endedAt : life.createdAt

/** Environments are told of by names of repositories and services: the catalogue's, or what a platform calls them. */
async function servicesBehind({ world, context }: Question, lives: readonly EnvironmentLife[]) {
  const foreign = new Set(
    lives.flatMap(({ service }) => (service === null || world.services.has(service) ? [] : [service])),
  )
  const aliased =
    foreign.size === 0
      ? new Map<string, string>()
      : await selectAliasedServices(context.db.pool, [...foreign])
  return ({ service }: EnvironmentLife): WorldService | null =>
    service === null ? null : (world.services.get(aliased.get(service) ?? service) ?? null)
}

function isWanted({ world, filters, at }: Question, entry: WorldService | null, service: string[]): boolean {
  if (entry === null) return service.length === 0 && !isNarrowed(filters)
  if (service.length > 0 && !service.includes(entry.service.id)) return false
  return (
    isKindSelected(filters, entry) &&
    isTeamSelected(world, filters, ownerAt(entry.service, entry.ownership, at))
  )
}

function itemOf({ at }: Question, { life, entry, isOld: isLongLived }: Known): EnvironmentItem {
  const { id, environment, source, cluster, repository, pullRequest, url, createdAt, endedAt, expiresAt } =
    life
  return {
    id,
    environment,
    source,
    service: entry?.service.id ?? null,
    reportedService: life.service,
    team: entry === null ? null : ownerAt(entry.service, entry.ownership, at),
    cluster,
    repository,
    pullRequest,
    // Whoever sent it wrote it: nothing but an address of the web may become a link.
    url: url !== null && /^https?:\/\//i.test(url) ? url : null,
    createdAt: formatInstant(createdAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
    isOld: isLongLived,
    isExpiredUnconfirmed: life.isExpiredUnconfirmed,
  }
}

import { selectHostsVersion } from '#db/queries/select-host-sights.ts'
import { mayDecide } from '#lib/domain/access/may-decide.ts'
import { maySetPrice } from '#lib/domain/access/may-set-price.ts'
import { priceAt } from '#lib/domain/endgame/price-at.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { EndgameAnswer } from './answers/endgame-answer.ts'
import { ask, type Question } from './ask.ts'
import { knownHosts } from './endgame-hosts.ts'
import { type EndgameItem, endgameItem, leftRecords } from './endgame-items.ts'
import { endgameSamples } from './endgame-samples.ts'
import { type SiteFacts, siteFacts } from './endgame-site.ts'
import { hostCounts, siteRow } from './endgame-site-row.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'
import type { Records } from './world/records.ts'

type Shared = Omit<EndgameAnswer, 'items' | 'maySetPrice'> & { items: EndgameItem[] }

/**
 * What is left on the origin, what becomes of it and what it costs, with the hosts that can be switched off today (product
 * feature 15). `site`: whose services are listed; null: those of the site nearest to its end. Throws ReadErrors.
 */
export async function readEndgame(
  context: ReadContext,
  filters: Filters,
  site: string | null = null,
): Promise<EndgameAnswer> {
  const question = await ask(context, filters)
  const hosts = await selectHostsVersion(context.db.pool)
  const name = `endgame ${site} ${question.samplesVersion} ${hosts}`
  const shared = await once(question, name, () => answer(question, site, hosts))
  return {
    ...shared,
    items: shared.items.map(item => ({ ...item, mayDecide: mayDecide(context.viewer, item.team) })),
    maySetPrice: maySetPrice(context.viewer),
  }
}

async function answer(question: Question, wanted: string | null, hostsVersion: number): Promise<Shared> {
  const { world, filters, migration, at, asOf, now } = question
  const clusters = world.catalog.clusters.filter(({ platform }) => platform === migration.from)
  // A cluster named as its platform exists without being listed.
  if (!world.catalog.clusters.some(({ id }) => id === migration.from))
    clusters.push({ id: migration.from, platform: migration.from, region: null, environment: 'production' })
  const known = await knownHosts(question, hostsVersion)
  const samples = await endgameSamples(
    question,
    clusters.map(({ id }) => id),
  )
  const prices = world.records.prices.filter(({ platform }) => platform === migration.from)
  const price = priceAt(prices, migration.from, at)
  const sites = clusters
    .flatMap(cluster => siteFacts(question, cluster, known, samples, price?.perCoreMonth ?? null) ?? [])
    .sort(nearestFirst)
  const records = leftRecords(question)
  const rows = sites.map(facts => siteRow(question, facts, known, records))
  const chosen = wanted === null ? sites[0] : sites.find(({ cluster }) => cluster.id === wanted)
  if (wanted !== null && chosen === undefined)
    throw new InvalidFilter('site', `There is no site ${wanted} of ${migration.from}.`)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    platform: migration.from,
    price: price === null ? null : priceOf(price),
    prices: prices.toReversed().map(priceOf),
    total: totalOf(question, sites),
    sites: rows,
    site: chosen?.cluster.id ?? null,
    ...(chosen === undefined ? noItems : listOf(question, chosen)),
    hostsToSwitchOff: sites.flatMap(({ hosts }) =>
      (hosts ?? []).flatMap(({ cluster, host, cores, emptySince, isNeverUsed }) =>
        emptySince === null ? [] : [{ cluster, host, cores, since: formatInstant(emptySince), isNeverUsed }],
      ),
    ),
  }

  /** The services of one site that the filters let in, the dearest first, and what the others come to. */
  function listOf(asked: Question, facts: SiteFacts): Pick<Shared, 'items' | 'others'> {
    const chosenIds = new Set(selectedServices(world, filters, at).map(({ service }) => service.id))
    const isIn = ({ service }: { service: { id: string } }) => chosenIds.has(service.id)
    const items = facts.services.filter(isIn).map(entry => endgameItem(asked, facts, entry, records))
    const rest = facts.services.filter(entry => !isIn(entry)).map(({ service }) => service.id)
    const sum = (of: (id: string) => number) => rest.reduce((total, id) => total + of(id), 0)
    const { cost, tail } = facts
    return {
      items: items.sort((one, other) => other.cores - one.cores || (one.service < other.service ? -1 : 1)),
      others: {
        count: rest.length,
        cores: sum(id => tail.services.get(id)!.millicores) / 1_000,
        cost: cost === null ? null : sum(id => cost.services.get(id)!),
      },
    }
  }
}

const noItems = { items: [], others: { count: 0, cores: 0, cost: null } }

/** Sites that still have services by the share that is left of them, then those that have none. */
function nearestFirst(one: SiteFacts, other: SiteFacts): number {
  const share = ({ services, servicesAtStart }: SiteFacts) =>
    services.length === 0 ? Number.POSITIVE_INFINITY : services.length / Math.max(servicesAtStart ?? 0, 1)
  const [a, b] = [share(one), share(other)]
  return a === b ? (one.cluster.id < other.cluster.id ? -1 : 1) : a - b
}

function totalOf(question: Question, sites: SiteFacts[]): Shared['total'] {
  const services = new Set(sites.flatMap(site => site.services))
  const inScope = [...services].filter(entry => coversAny(timelineIn(question, entry).scope, question.at))
  const told = sites.filter(({ hosts }) => hosts !== null)
  const known = sites.filter(({ knowsCores }) => knowsCores)
  const sum = (of: (site: SiteFacts) => number, over = told) =>
    over.reduce((total, site) => total + of(site), 0)
  const priced = known.filter(({ cost }) => cost !== null)
  return {
    hosts:
      told.length === 0
        ? null
        : {
            start: sum(({ hostsAtStart }) => hostsAtStart!.count),
            left: sum(({ hosts }) => hosts!.length),
            empty: sum(site => hostCounts(site).empty),
            down: sum(site => hostCounts(site).down),
          },
    services: services.size,
    servicesInScope: inScope.length,
    cores: known.length === 0 ? null : sum(({ tail }) => tail.total, known) / 1_000,
    cost: priced.length === 0 ? null : sum(({ cost }) => cost!.total, priced),
    emptyCost: priced.length === 0 ? null : sum(({ cost }) => cost!.empty, priced),
  }
}

const priceOf = (row: Records['prices'][number]): EndgameAnswer['prices'][number] => ({
  id: row.id,
  perCoreMonth: row.perCoreMonth,
  currency: row.currency,
  from: row.fromOn,
  recordedAt: formatInstant(row.recordedAt),
  recordedBy: row.recordedBy,
  reason: row.reason,
})

import type { Countdown } from '#lib/domain/endgame/countdown.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { dayOf, startOfDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { EndgameAnswer } from './answers/endgame-answer.ts'
import type { Question } from './ask.ts'
import type { KnownHosts } from './endgame-hosts.ts'
import { type LeftRecords, lastExempt } from './endgame-items.ts'
import type { SiteFacts } from './endgame-site.ts'
import { siteFinish } from './site-finish.ts'

type Site = EndgameAnswer['sites'][number]

const wire = (at: number | null) => (at === null ? null : formatInstant(at))

/** One site as its row shows it. */
export function siteRow(question: Question, facts: SiteFacts, known: KnownHosts, records: LeftRecords): Site {
  const { silence, at } = question
  const { cluster, hosts, hostsAtStart, services, tail, cost, knowsCores } = facts
  const { empty, down } = hostCounts(facts)
  const part = (count: number, millicores: number, of: number | undefined) => ({
    count,
    cores: millicores / 1_000,
    cost: of ?? null,
  })
  const ofServices = [...tail.services.values()].reduce((sum, { millicores }) => sum + millicores, 0)
  const costOfServices = cost === null ? undefined : [...cost.services.values()].reduce((a, b) => a + b, 0)
  const silentHosts = (hosts ?? []).filter(host => host.isDown && host.tenants.length === 0).length
  return {
    cluster: cluster.id,
    region: cluster.region,
    environment: cluster.environment,
    hosts:
      hosts === null || hostsAtStart === null
        ? null
        : {
            start: hostsAtStart.count,
            startOn: dayOf(hostsAtStart.at),
            left: hosts.length,
            empty,
            down,
            withoutCores: hosts.filter(({ cores }) => cores === null).length,
          },
    services: services.length,
    servicesAtStart: facts.servicesAtStart,
    cores: knowsCores ? tail.total / 1_000 : null,
    cost: knowsCores && cost !== null ? cost.total : null,
    tenthLeftOn: facts.tenthLeftAt === null ? null : dayOf(facts.tenthLeftAt),
    countdown: countdownOf(facts, records),
    finish: siteFinish(question, services),
    canSwitchOffSince: wire(facts.canSwitchOffSince),
    parts: {
      services: part(services.length, ofServices, costOfServices),
      unplaced: part(facts.unplacedNames, tail.unplaced, cost?.unplaced),
      empty: part(empty, tail.empty, cost?.empty),
      silent: part(silentHosts, tail.silent, cost?.silent),
      idle: { cores: tail.idle / 1_000, cost: cost?.idle ?? null },
    },
    isCut: tail.isCut,
    isSilent: coversAny(silence.byCluster.get(cluster.id) ?? [], at),
    checkedAt: hosts === null ? null : wire(known.checkedAt(cluster.id)),
  }
}

export function hostCounts({ hosts }: Pick<SiteFacts, 'hosts'>): { empty: number; down: number } {
  return {
    empty: (hosts ?? []).filter(({ emptySince }) => emptySince !== null).length,
    down: (hosts ?? []).filter(({ isDown }) => isDown).length,
  }
}

const furthestAt = startOfDay('9999-12-31')

function countdownOf(facts: SiteFacts, records: LeftRecords): Site['countdown'] {
  const one = (pace: Countdown) => ({
    kind: pace.kind,
    perWeek: pace.kind === 'off' ? null : pace.perWeek,
    on: pace.kind === 'pace' ? dayOf(Math.min(pace.at, furthestAt)) : null,
  })
  const services = one(facts.pace.services)
  const hosts = facts.pace.hosts === null ? null : one(facts.pace.hosts)
  const exempt = lastExempt(records, facts)
  const paces = [services, ...(hosts === null ? [] : [hosts])]
  const isAtPace = paces.every(({ kind }) => kind !== 'not_at_this_pace')
  const days = paces.flatMap(({ on }) => (on === null ? [] : [on])).sort()
  const last = isAtPace ? (days.at(-1) ?? null) : null
  const isSet = exempt !== null && last !== null && exempt.until > last
  return { services, hosts, on: isSet ? exempt.until : last, setBy: isSet ? exempt : null }
}

import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import {
  type FleetHistory,
  type ForecastService,
  fleetHistory,
  stageAt,
} from '#lib/domain/forecast/fleet-history.ts'
import { type FleetModel, fleetModel } from '#lib/domain/forecast/fleet-model.ts'
import { forecastWeeks } from '#lib/domain/forecast/forecast.ts'
import {
  type FleetNow,
  freeBefore,
  type Hands,
  simulateFleet,
  type WaitingGroup,
} from '#lib/domain/forecast/simulate-fleet.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import { startOfDay } from '#lib/domain/time/day.ts'
import { dayMs, weekMs } from '#lib/domain/time/durations.ts'
import { startOfWeek, weekOf } from '#lib/domain/time/iso-week.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { isNarrowed, selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'

const mostHistoryWeeks = 104
/** Everything seems to arrive while sources are first connected. */
const settlingMs = 28 * dayMs
/** Paths of the whole company that parts of it are held against. */
const handsRuns = 250
/** Services nobody named an archetype of. */
export const noArchetype = 'no archetype'

/** What a forecast is made from: the past of the company and of the part looked at, and what is left now. */
export type ForecastGround = {
  services: ForecastService[]
  history: FleetHistory
  whole: FleetHistory
  model: FleetModel
  now: FleetNow
  /** In the order of `now.blockers`. */
  blockers: Blocker[]
  left: { total: number; notStarted: number; onBoth: number; blocked: number; exempt: number }
  /** Of a part: how the whole company goes on, so that its free hands come to what is left of the part. */
  hands?: () => Hands
}

export function forecastGround(question: Question): ForecastGround {
  const { world, filters, at } = question
  return groundOf(question, isNarrowed(filters) ? selectedServices(world, filters, at) : null)
}

type Entries = Iterable<Parameters<typeof timelineIn>[1]>
type Whole = {
  known: Blocker[]
  servicesOf: (entries: Entries) => ForecastService[]
  all: ForecastService[]
  company?: ForecastGround
  hands?: Hands
}
const wholes = new WeakMap<Question, Whole>()

/** The ground of some services; null: of the whole company. Their pace leans on what the whole company does. */
export function groundOf(question: Question, entries: Entries | null): ForecastGround {
  const { world, at } = question
  const found = wholeOf(question)
  if (entries === null && found.company !== undefined) return found.company
  const { known, servicesOf, all } = found
  const chosen = entries === null ? all : servicesOf(entries)
  const archetypes = [...new Set(chosen.map(({ archetype }) => archetype))].sort()
  const endAt = startOfWeek(weekOf(at))
  const firstAt = (world.firstEvidenceAt ?? endAt) + settlingMs
  const weeks = Math.min(mostHistoryWeeks, Math.max(0, Math.floor((endAt - firstAt) / weekMs)))
  const history = fleetHistory(chosen, archetypes, endAt, weeks)
  const state = leftIn(question, chosen, archetypes, known)
  if (entries === null) {
    found.company = { services: chosen, history, whole: history, model: fleetModel(history), ...state }
    return found.company
  }
  const company = groundOf(question, null)
  const whole = fleetHistory(all, archetypes, endAt, weeks)
  const model = fleetModel(history, whole, company.history)
  return { services: chosen, history, whole, model, ...state, hands: () => handsOf(found, company) }
}

/** Simulated once for all parts of a question. */
function handsOf(found: Whole, { model, now }: ForecastGround): Hands {
  found.hands ??= {
    ...simulateFleet(model, now, { runs: handsRuns, seed: defaultSeed, weeks: forecastWeeks }),
    before: freeBefore(model),
  }
  return found.hands
}

function wholeOf(question: Question): Whole {
  const ready = wholes.get(question)
  if (ready !== undefined) return ready
  const known = blockersIn(question)
  const held = heldSpans(question, known)
  const servicesOf = (entries: Entries): ForecastService[] =>
    [...entries]
      .map(entry => ({
        service: entry.service.id,
        archetype: entry.service.archetype ?? noArchetype,
        timeline: timelineIn(question, entry),
        held: held.get(entry.service.id) ?? [],
      }))
      .sort((a, b) => (a.service < b.service ? -1 : 1))
  const whole = { known, servicesOf, all: servicesOf(question.world.services.values()) }
  wholes.set(question, whole)
  return whole
}

/** When each service was excused, or held by a blocker. */
function heldSpans(
  { rules }: Question,
  blockers: readonly Blocker[],
): Map<string, ForecastService['held'][number][]> {
  const spans = new Map<string, ForecastService['held'][number][]>()
  const add = (service: string, fromAt: number, toAt: number | null) => {
    const own = spans.get(service)
    if (own) own.push({ fromAt, toAt })
    else spans.set(service, [{ fromAt, toAt }])
  }
  for (const { service, fromAt, untilAt } of rules.exemptions) add(service, fromAt, untilAt)
  for (const { holds, end } of blockers)
    for (const { service, sinceAt } of holds) add(service, sinceAt, end?.at ?? null)
  return spans
}

type Left = Pick<ForecastGround, 'now' | 'blockers' | 'left'>

function leftIn(
  { at, rules, asOf }: Question,
  services: readonly ForecastService[],
  archetypes: readonly string[],
  known: readonly Blocker[],
): Left {
  // In whole days: within a day the same facts give the same forecast.
  const today = startOfDay(asOf)
  const open = known.filter(({ end }) => end === null)
  const openOf = new Map<string, number[]>()
  open.forEach(({ holds }, index) => {
    for (const { service } of holds) openOf.set(service, [...(openOf.get(service) ?? []), index])
  })
  const exemptOf = Map.groupBy(
    rules.exemptions.filter(({ fromAt, untilAt }) => coversAny([{ fromAt, toAt: untilAt }], at)),
    ({ service }) => service,
  )
  const notStarted = archetypes.map(() => 0)
  const onBoth = archetypes.map(() => 0)
  const groups = new Map<string, WaitingGroup>()
  const left = { total: 0, notStarted: 0, onBoth: 0, blocked: 0, exempt: 0 }
  for (const { service, archetype, timeline } of services) {
    const stage = stageAt(timeline, at)
    if (stage !== 1 && stage !== 2) continue
    left.total += 1
    const index = archetypes.indexOf(archetype)
    const blockers = openOf.get(service) ?? []
    const exemptions = exemptOf.get(service) ?? []
    if (blockers.length === 0 && exemptions.length === 0) {
      ;(stage === 1 ? notStarted : onBoth)[index]! += 1
      left[stage === 1 ? 'notStarted' : 'onBoth'] += 1
      continue
    }
    left[exemptions.length > 0 ? 'exempt' : 'blocked'] += 1
    const until = Math.max(0, ...exemptions.map(({ untilAt }) => ((untilAt ?? Infinity) - today) / weekMs))
    const untilWeek = Math.ceil(until)
    const key = [index, stage, untilWeek, ...blockers].join(' ')
    const group = groups.get(key)
    if (group) group.count += 1
    else groups.set(key, { archetype: index, stage, count: 1, untilWeek, blockers })
  }
  return {
    now: {
      movable: { notStarted, onBoth },
      waiting: [...groups.values()],
      blockers: open.map(({ id, promisedOn, sinceOn }) => ({
        id,
        inWeeks: promisedOn !== null && promisedOn > asOf ? (startOfDay(promisedOn) - today) / weekMs : null,
        ageWeeks: Math.max(0, (today - startOfDay(sinceOn)) / weekMs),
      })),
      solvedWeeks: known
        .flatMap(({ end, sinceOn }) =>
          end?.outcome === 'solved' ? [Math.max(0, (end.at - startOfDay(sinceOn)) / weekMs)] : [],
        )
        .sort((a, b) => a - b),
    },
    blockers: open,
    left,
  }
}

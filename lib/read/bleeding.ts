import { selectPlatformDeploys } from '#db/queries/select-platform-deploys.ts'
import { mayMute } from '#lib/domain/access/may-mute.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import {
  type BleedingEntry,
  type BleedingList,
  type BleedingService,
  bleedingLists,
  bleedingOf,
} from '#lib/domain/migration/bleeding.ts'
import { type BothLimit, bothLimits } from '#lib/domain/migration/both-limits.ts'
import { type DoneMarks, doneMarks } from '#lib/domain/migration/done-marks.ts'
import { recentMs } from '#lib/domain/migration/is-born-on-origin.ts'
import { type Mute, muteAt, mutesOf } from '#lib/domain/migration/mute.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { placementSpans } from '#lib/domain/placement/platform-spans.ts'
import { standingReports } from '#lib/domain/report/report-standing-of.ts'
import { reportedDoneMarks } from '#lib/domain/report/reported-done.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { BleedingAnswer, BleedingCounts, BleedingItem } from './answers/bleeding-answer.ts'
import { ask, type Question } from './ask.ts'
import { ownerSpans } from './frequency-figures.ts'
import { ownerIn } from './owner-in.ts'
import type { ReadContext } from './read-context.ts'
import { reportsIn } from './report-standings-in.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'
import { type UnmappedOnOrigin, unmappedOnOrigin } from './unmapped-origin.ts'
import type { WorldService } from './world/world.ts'

const usualLimit = 100

/** What works against the migration, in five lists with owner and age; muted ones apart. Throws ReadErrors. */
export async function readBleeding(
  context: ReadContext,
  filters: Filters,
  { list, limit }: { list: BleedingList | null; limit: number | null },
): Promise<BleedingAnswer> {
  const question = await ask(context, filters)
  const { lists, items, ...answer } = await once(question, 'bleeding', () => answerOf(question))
  const most = limit ?? usualLimit
  const wanted = lists.filter(one => list === null || one.list === list)
  const firstOf = (name: BleedingList, isMuted: boolean) =>
    items.filter(item => item.list === name && (item.mute !== null) === isMuted).slice(0, most)
  return {
    ...answer,
    mayMute: mayMute(context.viewer),
    lists: wanted,
    items: wanted.flatMap(({ list: name }) => [...firstOf(name, false), ...firstOf(name, true)]),
  }
}

async function answerOf(question: Question): Promise<Omit<BleedingAnswer, 'mayMute'>> {
  const { world, filters, migration, at, asOf, now } = question
  // Who was done and how long is long are decided by the whole company, whatever part is looked at.
  const all = [...world.services.values()].map(entry => lookedAt(question, entry))
  // What a team reported takes the place of what was seen, where it ever reported that it is done.
  const reported = reportedDoneMarks(all, standingReports(reportsIn(question), at))
  const marks = new Map([...doneMarks(all), ...reported])
  const limits = bothLimits(all, at)
  const byId = new Map(all.map(service => [service.timeline.service, service]))
  const chosen = selectedServices(world, filters, at).map(({ service }) => byId.get(service.id)!)
  const deployed = await originDeploys(question, chosen, marks)
  const entries = bleedingOf(
    chosen.map(service => ({ ...service, originDeploys: deployed.get(service.timeline.service) ?? [] })),
    { at, marks, limits },
  )
  const unmapped = await unmappedOnOrigin(question)
  const mutes = mutesOf([...world.records.mutes, ...world.withdrawn.mutes], migration.id)
  const items = [
    ...entries.map(entry => itemOf(question, entry, mutes)),
    ...unmapped.map(name => unmappedItem(name, mutes, at)),
  ].sort(byAge)
  const lists = bleedingLists.map(list => countsOf(list, items))
  const sum = (key: 'count' | 'muted') => lists.reduce((total, one) => total + one[key], 0)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    count: sum('count'),
    muted: sum('muted'),
    lists,
    items,
    stuck: {
      overall: limits.overall === null ? null : wireLimit(limits.overall),
      byArchetype: [...limits.byArchetype]
        .map(([archetype, limit]) => ({ archetype, ...wireLimit(limit) }))
        .sort((a, b) => (a.archetype < b.archetype ? -1 : 1)),
    },
    doneBy: reported.size > 0 ? 'reports' : 'evidence',
  }
}

const wireLimit = ({ limitMs, finished }: BothLimit) => ({ limitDays: limitMs / dayMs, finished })

function lookedAt(question: Question, entry: WorldService): BleedingService {
  return {
    timeline: timelineIn(question, entry),
    archetype: entry.service.archetype,
    owners: ownerSpans(entry),
    origin: placementSpans(entry.placements, question.migration.from),
    originDeploys: [],
  }
}

/** Deploys on the origin in the last 30 days, of services whose owners were ever done. */
function originDeploys(
  { context, migration, at, knownAt }: Question,
  services: BleedingService[],
  marks: DoneMarks,
): Promise<Map<string, number[]>> {
  const ids = services
    .filter(
      ({ owners, origin }) =>
        origin.length > 0 && owners.some(({ team }) => (marks.get(team)?.length ?? 0) > 0),
    )
    .map(({ timeline }) => timeline.service)
  const range = { from: at - recentMs, to: at, knownAt }
  return selectPlatformDeploys(context.db.pool, ids, migration.from, range)
}

function itemOf(question: Question, entry: BleedingEntry, mutes: Mute[]): BleedingItem {
  const { world, at } = question
  const { list, service, at: since, doneAt, limitMs } = entry
  const known = world.services.get(service)!
  return {
    list,
    service,
    name: service,
    isMapped: true,
    ...ownerIn(question, service),
    state: stateAt(timelineIn(question, known).shown, at),
    since: formatInstant(since),
    doneAt: doneAt === null ? null : formatInstant(doneAt),
    limitDays: limitMs === null ? null : limitMs / dayMs,
    mute: muteOf(mutes, list, service, at),
  }
}

const unmappedItem = (
  { service, name, at: since }: UnmappedOnOrigin,
  mutes: Mute[],
  at: number,
): BleedingItem => ({
  list: 'unowned',
  service,
  name,
  isMapped: false,
  team: null,
  area: null,
  state: null,
  since: since === null ? null : formatInstant(since),
  doneAt: null,
  limitDays: null,
  mute: muteOf(mutes, 'unowned', service, at),
})

function muteOf(mutes: Mute[], list: BleedingList, service: string, at: number): BleedingItem['mute'] {
  const mute = muteAt(mutes, list, service, at)
  return mute === null ? null : { id: mute.id, untilOn: mute.untilOn, reason: mute.reason, by: mute.by }
}

/** The oldest first; those of which nothing tells since when come last. */
function byAge(a: BleedingItem, b: BleedingItem): number {
  const [ageOfA, ageOfB] = [a.since ?? '9', b.since ?? '9']
  if (ageOfA === ageOfB) return a.service < b.service ? -1 : 1
  return ageOfA < ageOfB ? -1 : 1
}

function countsOf(list: BleedingList, items: BleedingItem[]): BleedingCounts {
  const own = items.filter(item => item.list === list)
  const open = own.filter(({ mute }) => mute === null)
  return {
    list,
    count: open.length,
    muted: own.length - open.length,
    oldestSince: open[0]?.since ?? null,
  }
}

import type { Filters } from '#lib/domain/filter/filters.ts'
import { flowsBetween } from '#lib/domain/migration/flows.ts'
import { sinceAt } from '#lib/domain/migration/since-at.ts'
import {
  type ChangeKind,
  changeKinds,
  type StateChange,
  stateChanges,
} from '#lib/domain/migration/state-changes.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ProgressChange, ProgressChangesAnswer } from './answers/progress-changes-answer.ts'
import { ask, type Question } from './ask.ts'
import { evidenceOfPlaces } from './evidence-of-places.ts'
import { flowRange } from './flow-range.ts'
import { ownerIn } from './owner-in.ts'
import { type PageQuestion, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'

export type ChangesQuestion = PageQuestion & {
  kind: ChangeKind | null
  /** As known when the first day is looked at, epoch ms; null: as the second. */
  fromKnownAt: number | null
}

/** The services that stand elsewhere at the end of `to` than at the end of `from`, by name. Throws ReadErrors. */
export async function readProgressChanges(
  context: ReadContext,
  filters: Filters,
  { kind, fromKnownAt, ...page }: ChangesQuestion,
): Promise<ProgressChangesAnswer> {
  const later = await ask(context, { ...filters, asOf: filters.to ?? filters.asOf })
  const { from, to } = flowRange(later)
  const earlier = await ask(context, earlierFilters(filters, from, fromKnownAt))
  const { compared, changes, flows } = await once(
    later,
    `progress-changes ${from} ${earlier.world.version} ${earlier.silence.key}`,
    () => compare(earlier, later),
  )
  const wanted = kind === null ? changes : changes.filter(change => change.kind === kind)
  const { items, nextCursor } = pageOf(
    wanted,
    change => [changeKinds.indexOf(change.kind), change.service],
    { name: 'changes', isDescending: false },
    page,
  )
  return {
    from,
    to,
    fromKnownAt: earlier.knownAt === null ? null : formatInstant(earlier.knownAt),
    compared,
    changed: changes.length,
    flows: { from, to, ...flows },
    groups: changeKinds.map(name => ({
      kind: name,
      count: changes.filter(change => change.kind === name).length,
    })),
    transitions: transitionsOf(changes),
    total: wanted.length,
    items: await itemsOf(later, items),
    nextCursor,
  }
}

/** Which services are meant is decided at the later day: teams and services of now need not have been known then. */
const earlierFilters = (filters: Filters, from: string, fromKnownAt: number | null): Filters => ({
  ...filters,
  area: [],
  team: [],
  office: [],
  archetype: [],
  kind: [],
  from: null,
  to: null,
  asOf: from,
  knownAt: fromKnownAt ?? filters.knownAt,
})

function compare(earlier: Question, later: Question) {
  const compared = selectedServices(later.world, later.filters, later.at).map(entry => {
    const known = earlier.world.services.get(entry.service.id)
    return { before: known ? timelineIn(earlier, known) : null, after: timelineIn(later, entry) }
  })
  return {
    compared: compared.filter(
      ({ before, after }) =>
        (before !== null && coversAny(before.scope, earlier.at)) || coversAny(after.scope, later.at),
    ).length,
    changes: stateChanges(compared, earlier.at, later.at),
    flows: flowsBetween(
      compared.map(({ after }) => after),
      earlier.at,
      later.at,
    ),
  }
}

function transitionsOf(changes: StateChange[]): ProgressChangesAnswer['transitions'] {
  const rows = new Map<string, ProgressChangesAnswer['transitions'][number]>()
  for (const { from, to } of changes) {
    const row = rows.get(`${from} ${to}`) ?? { from, to, count: 0 }
    rows.set(`${from} ${to}`, row)
    row.count += 1
  }
  return [...rows.values()].sort((a, b) => b.count - a.count)
}

async function itemsOf(later: Question, changes: StateChange[]): Promise<ProgressChange[]> {
  const evidence = await evidenceOfPlaces(
    later,
    changes.map(({ service, to }) =>
      to === null || to === 'unknown' ? null : { serviceId: service, at: later.at },
    ),
  )
  return changes.map(({ service, kind, from, to }, index) => {
    const since =
      to === null ? null : sinceAt(timelineIn(later, later.world.services.get(service)!), later.at)
    return {
      service,
      ...ownerIn(later, service),
      kind,
      from,
      to,
      at: since === null ? null : formatInstant(since),
      evidence: evidence[index]!,
    }
  })
}

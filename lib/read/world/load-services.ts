import type { Database } from '#db/client.ts'
import type { Catalog } from '#db/queries/select-catalog.ts'
import {
  type HeardRow,
  selectHeard,
  selectPlacements,
  selectStateRuns,
  selectWeeks,
  type WorldQuestion,
} from '#db/queries/select-world.ts'
import { startOfWeek } from '#lib/domain/time/iso-week.ts'
import type { WorldService } from './world.ts'

export type Derived = Pick<WorldService, 'states' | 'placements' | 'weeks' | 'heard'>

/** Derived facts by service, for services the catalogue may or may not know. Those without any facts are absent. */
export async function loadDerived(db: Database, question: WorldQuestion): Promise<Map<string, Derived>> {
  const derived = new Map<string, Derived>()
  const of = (id: string): Derived => {
    const known = derived.get(id)
    if (known) return known
    const fresh: Derived = { states: new Map(), placements: [], weeks: [], heard: null }
    derived.set(id, fresh)
    return fresh
  }
  for (const { serviceId, migration, state, fromAt, toAt } of await selectStateRuns(db, question)) {
    const { states } = of(serviceId)
    const spans = states.get(migration) ?? []
    if (spans.length === 0) states.set(migration, spans)
    spans.push({ state, fromAt, toAt, evidence: [] })
  }
  for (const { serviceId, placement } of await selectPlacements(db, question))
    of(serviceId).placements.push(placement)
  for (const { serviceId, platform, weekOn, deploys, days } of await selectWeeks(db, question))
    of(serviceId).weeks.push({ platform, weekAt: weekAt(weekOn), deploys, days })
  for (const row of await selectHeard(db, question)) of(row.serviceId).heard = row
  return derived
}

const weekAts = new Map<string, number>()

/** Monday 00:00 of a week; the same few hundred weeks come hundreds of thousands of times. */
function weekAt(weekOn: string): number {
  let at = weekAts.get(weekOn)
  if (at === undefined) {
    at = startOfWeek(weekOn)
    weekAts.set(weekOn, at)
  }
  return at
}

const nothingDerived: Derived = { states: new Map(), placements: [], weeks: [], heard: null }

/** Joins the catalogue's services with what was derived of them. */
export function joinServices(
  catalog: Catalog,
  derived: ReadonlyMap<string, Derived>,
): Map<string, WorldService> {
  const ownership = Map.groupBy(catalog.ownership, entry => entry.service)
  return new Map(
    catalog.services.map(service => [
      service.id,
      { service, ownership: ownership.get(service.id) ?? [], ...(derived.get(service.id) ?? nothingDerived) },
    ]),
  )
}

export type Totals = {
  unmapped: HeardRow[]
  firstEventBySource: Map<string, number>
  firstEvidenceAt: number | null
}

/** What is asked of all services together. */
export function totalsOf(
  services: ReadonlyMap<string, WorldService>,
  derived: ReadonlyMap<string, Derived>,
): Totals {
  const firstEventBySource = new Map<string, number>()
  const unmapped: HeardRow[] = []
  let firstEvidenceAt: number | null = null
  for (const [id, { heard }] of derived) {
    if (heard === null) continue
    if (heard.unmapped.length > 0) unmapped.push(heard)
    for (const [source, at] of Object.entries(heard.firstBySource))
      firstEventBySource.set(source, Math.min(at, firstEventBySource.get(source) ?? at))
    if (heard.firstEventAt !== null && services.has(id))
      firstEvidenceAt = Math.min(heard.firstEventAt, firstEvidenceAt ?? heard.firstEventAt)
  }
  return { unmapped, firstEventBySource, firstEvidenceAt }
}

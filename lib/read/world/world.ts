import type { Catalog, Team } from '#db/queries/select-catalog.ts'
import type { HeardRow } from '#db/queries/select-world.ts'
import type { ServiceWeekCount } from '#lib/domain/frequency/frequency-input.ts'
import type { Ownership, Service } from '#lib/domain/migration/service.ts'
import type { StateSpan } from '#lib/domain/migration/state.ts'
import type { Placement } from '#lib/domain/placement/placement.ts'
import type { KnownRecords } from './records.ts'

/** One catalogued service with what was derived of it, without the events. Replaced whole when it changes, never altered. */
export type WorldService = {
  service: Service & { name: string | null }
  ownership: Ownership[]
  /** By migration; the evidence of a span is read from the database where it is shown. */
  states: Map<string, StateSpan[]>
  placements: Placement[]
  weeks: (ServiceWeekCount & { platform: string })[]
  heard: HeardRow | null
}

/**
 * What one process keeps in memory to answer in milliseconds: the whole company, as known now or at an instant.
 * `version` changes with every change of any of it.
 */
export type World = KnownRecords & {
  version: string
  catalog: Catalog
  teams: Map<string, Team>
  services: Map<string, WorldService>
  /** Names that wait to be mapped, and services with rollouts on clusters that do. */
  unmapped: HeardRow[]
  /** Earliest event of each source, of all services. */
  firstEventBySource: Map<string, number>
  /** Earliest production evidence of all catalogued services; null without any. */
  firstEvidenceAt: number | null
}

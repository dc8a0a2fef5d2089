import type { KeptRow, KeptWhat } from '#db/queries/select-kept-events.ts'
import type { SightRow } from '#db/queries/select-told-evidence.ts'
import type { ToldRow } from '#db/queries/select-told-rollouts.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { EventItem } from './answers/events-answer.ts'

const instantOrNull = (at: number | null) => (at === null ? null : formatInstant(at))

export const itemOfTold = (row: ToldRow): EventItem => ({
  source: row.source,
  id: row.eventId,
  seq: null,
  at: formatInstant(row.at),
  receivedAt: instantOrNull(row.receivedAt),
  rollout: row.rolloutId,
  service: row.serviceId,
  platform: row.platform,
  cluster: row.cluster,
  kind: row.kind,
  outcome: row.outcome,
  version: row.version,
  artefact: row.artefact,
  fate: row.fate,
  reason: null,
  into: row.intoSource === null ? null : { source: row.intoSource, rollout: row.intoRollout! },
})

export const itemOfSight = (row: SightRow): EventItem => ({
  ...nothing,
  source: row.source,
  id: row.eventId,
  at: formatInstant(row.at),
  receivedAt: instantOrNull(row.receivedAt),
  service: row.serviceId,
  platform: row.platform,
  cluster: row.cluster,
  kind: row.change,
  version: row.version,
  fate: 'evidence',
})

export const itemOfKept = (what: KeptWhat, row: KeptRow): EventItem => ({
  ...nothing,
  source: row.source,
  id: what === 'rejected' ? null : row.id,
  seq: row.seq,
  at: formatInstant(row.receivedAt),
  receivedAt: formatInstant(row.receivedAt),
  kind: row.format,
  reason: row.reason,
})

const nothing = {
  seq: null,
  rollout: null,
  service: null,
  platform: null,
  cluster: null,
  kind: null,
  outcome: null,
  version: null,
  artefact: null,
  fate: null,
  reason: null,
  into: null,
}

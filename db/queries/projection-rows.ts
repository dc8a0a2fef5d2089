import type { EventRef } from '#lib/domain/deploy/rollout.ts'
import type { ToldFate } from '#lib/domain/deploy/told-fates.ts'
import type { Span } from '#lib/domain/placement/placement.ts'

// What a projection stores, per table. `columns` fixes the order in which a row is compared and written.

export type DeployRow = {
  platform: string
  at: number
  artefact_key: string
  artefact: string | null
  version: string | null
  rollout_count: number
  is_counted_in_rates: boolean
  source: string
  rollout_id: string
}

export type PlacementRow = {
  platform: string
  cluster: string
  from_at: number
  to_at: number | null
  deleted_at: number | null
  version: string | null
  presence: Span[]
  opened_by: EventRef
  closed_by: EventRef | null
}

export type SpanRow = {
  migration: string
  state: string
  from_at: number
  to_at: number | null
  evidence: EventRef[]
}

export type LedgerRow = {
  source: string
  platform: string
  week_on: string
  rollouts: number
  deploys: number
  hosts_changed: number
  same_artefact: number
  restart: number
  scaling: number
  folded: number
  not_production: number
  unfinished: number
  temporary_environment: number
  failed: number
  rollback: number
}

export type FateRow = {
  source: string
  rollout_id: string
  at: number
  platform: string
  cluster: string
  fate: ToldFate
  into_source: string | null
  into_rollout: string | null
}

export type HeardRow = {
  first_event_at: number | null
  first_platforms: string[]
  sources: string[]
  first_by_source: Record<string, number>
  first_deploy_at: Record<string, number>
  unmapped: UnmappedRollouts[]
}

/** Rollouts in no week because their name or cluster is not in the catalogue. */
export type UnmappedRollouts = { source: string; platform: string; cluster: string; rollouts: number }

export type WeekRow = { week_on: string; platform: string; deploys: number; deploy_days: number }

type ColumnType = 'text' | 'instant' | 'int4' | 'int2' | 'bool' | 'jsonb' | 'date'
export type ProjectionTable = { name: string; hasId: boolean; columns: Record<string, ColumnType> }

const text = 'text'
const counts = Object.fromEntries(
  [
    'rollouts',
    'deploys',
    'hosts_changed',
    'same_artefact',
    'restart',
    'scaling',
    'folded',
    'not_production',
    'unfinished',
    'temporary_environment',
    'failed',
    'rollback',
  ].map(name => [name, 'int4' as const]),
)

export const deployTable: ProjectionTable = {
  name: 'deploy',
  hasId: true,
  columns: {
    platform: text,
    at: 'instant',
    artefact_key: text,
    artefact: text,
    version: text,
    rollout_count: 'int4',
    is_counted_in_rates: 'bool',
    source: text,
    rollout_id: text,
  } satisfies Record<keyof DeployRow, ColumnType>,
}

export const placementTable: ProjectionTable = {
  name: 'placement',
  hasId: true,
  columns: {
    platform: text,
    cluster: text,
    from_at: 'instant',
    to_at: 'instant',
    deleted_at: 'instant',
    version: text,
    presence: 'jsonb',
    opened_by: 'jsonb',
    closed_by: 'jsonb',
  } satisfies Record<keyof PlacementRow, ColumnType>,
}

export const spanTable: ProjectionTable = {
  name: 'state_span',
  hasId: true,
  columns: {
    migration: text,
    state: text,
    from_at: 'instant',
    to_at: 'instant',
    evidence: 'jsonb',
  } satisfies Record<keyof SpanRow, ColumnType>,
}

export const heardTable: ProjectionTable = {
  name: 'service_heard',
  hasId: true,
  columns: {
    first_event_at: 'instant',
    first_platforms: 'jsonb',
    sources: 'jsonb',
    first_by_source: 'jsonb',
    first_deploy_at: 'jsonb',
    unmapped: 'jsonb',
  } satisfies Record<keyof HeardRow, ColumnType>,
}

export const ledgerTable: ProjectionTable = {
  name: 'ledger_week',
  hasId: false,
  columns: { source: text, platform: text, week_on: 'date', ...counts },
}

import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { RolloutKind, RolloutOutcome } from '#lib/domain/deploy/rollout.ts'

export type RolloutRow = {
  serviceId: string
  source: string
  rolloutId: string
  eventId: string
  reportedName: string
  platform: string
  cluster: string
  environment: string | null
  startedAt: number | null
  finishedAt: number | null
  outcome: RolloutOutcome
  kind: RolloutKind
  isRollback: boolean
  version: string | null
  artefact: string | null
  commit: string | null
  change: string | null
  actor: string | null
  approvedBy: string | null
  reportedTeam: string | null
  phase: number
  traits: Record<string, string> | null
}

export const rolloutColumns = `service_id, source, rollout_id, event_id, reported_name, platform, cluster, environment, started_at,
  finished_at, outcome, kind, is_rollback, version, artefact, commit, change, actor, approved_by, reported_team, phase, traits`

/**
 * What two events of one rollout do to its row, in either order: the higher phase stays; of equal ones the earlier, then
 * the smaller event id. `isBefore` of lib/ingest/rollout-order.ts says the same in the process.
 */
export const rolloutConflict = `on conflict (service_id, source, rollout_id) do update set
    event_id = excluded.event_id, reported_name = excluded.reported_name, platform = excluded.platform,
    cluster = excluded.cluster, environment = excluded.environment, started_at = excluded.started_at,
    finished_at = excluded.finished_at, outcome = excluded.outcome, kind = excluded.kind,
    is_rollback = excluded.is_rollback, version = excluded.version, artefact = excluded.artefact,
    commit = excluded.commit, change = excluded.change, actor = excluded.actor,
    approved_by = excluded.approved_by, reported_team = excluded.reported_team, phase = excluded.phase,
    traits = excluded.traits
  where (-excluded.phase, coalesce(excluded.finished_at, excluded.started_at, '1970-01-01T00:00:00Z'), excluded.event_id collate "C")
      < (-rollout.phase, coalesce(rollout.finished_at, rollout.started_at, '1970-01-01T00:00:00Z'), rollout.event_id collate "C")`

/** Writes rollouts by their keys; rows must be sorted by key and distinct. Order of arrival changes nothing. */
export async function upsertRollouts(db: Queryable, rows: RolloutRow[]): Promise<void> {
  const texts = (of: (row: RolloutRow) => string | null): string => textArray(rows.map(of))
  await db.query({
    name: 'upsert-rollouts',
    text: `insert into rollout (${rolloutColumns})
           select service_id, source, rollout_id, event_id, reported_name, platform, cluster, environment,
                  to_timestamp(started_ms / 1000), to_timestamp(finished_ms / 1000), outcome, kind, is_rollback,
                  version, artefact, commit, change, actor, approved_by, reported_team, phase, traits
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                         $9::float8[], $10::float8[], $11::text[], $12::text[], $13::bool[], $14::text[], $15::text[],
                         $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::int2[], $22::jsonb[])
               as fresh(service_id, source, rollout_id, event_id, reported_name, platform, cluster, environment,
                        started_ms, finished_ms, outcome, kind, is_rollback, version, artefact, commit, change, actor,
                        approved_by, reported_team, phase, traits)
           ${rolloutConflict}`,
    values: [
      texts(row => row.serviceId),
      texts(row => row.source),
      texts(row => row.rolloutId),
      texts(row => row.eventId),
      texts(row => row.reportedName),
      texts(row => row.platform),
      texts(row => row.cluster),
      texts(row => row.environment),
      plainArray(rows.map(row => row.startedAt)),
      plainArray(rows.map(row => row.finishedAt)),
      texts(row => row.outcome),
      texts(row => row.kind),
      plainArray(rows.map(row => row.isRollback)),
      texts(row => row.version),
      texts(row => row.artefact),
      texts(row => row.commit),
      texts(row => row.change),
      texts(row => row.actor),
      texts(row => row.approvedBy),
      texts(row => row.reportedTeam),
      plainArray(rows.map(row => row.phase)),
      texts(row => (row.traits === null ? null : JSON.stringify(row.traits))),
    ],
  })
}

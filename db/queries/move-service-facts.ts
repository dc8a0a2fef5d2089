import { textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import { insertPastSamples } from './known-samples.ts'
import { rolloutConflict } from './upsert-rollouts.ts'

/** Facts reported under a name (on one cluster, or on any when null) that belong to another service or platform now. */
export type FactMove = {
  oldId: string
  oldPlatform: string
  name: string
  cluster: string | null
  platform: string
  serviceId: string
}

const fresh = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
  as fresh(old_id, old_platform, name, on_cluster, new_platform, new_id)`

const isMoved = (table: string): string =>
  `${table}.service_id = fresh.old_id and ${table}.platform = fresh.old_platform and ${table}.reported_name = fresh.name
   and (fresh.on_cluster is null or ${table}.cluster = fresh.on_cluster)`

/**
 * Moves facts to the services their names stand for now: deleted and inserted, because a service id is never changed in
 * place (it may be what rows are distributed by). Where two meet under one key the rules of first arrival decide again.
 * Samples are known under their new service from `now` on, and stay readable under the old one as known before.
 */
export async function moveServiceFacts(db: Queryable, moves: FactMove[], now: number): Promise<void> {
  const texts = (of: (move: FactMove) => string | null): string => textArray(moves.map(of))
  const values = [
    texts(move => move.oldId),
    texts(move => move.oldPlatform),
    texts(move => move.name),
    texts(move => move.cluster),
    texts(move => move.platform),
    texts(move => move.serviceId),
  ]
  const rest = `environment, started_at, finished_at, outcome, kind, is_rollback, version, artefact, commit, change, actor,
                approved_by, reported_team, phase, traits`
  await db.query(
    `with moved as (delete from rollout using ${fresh} where ${isMoved('rollout')}
                    returning fresh.new_id, fresh.new_platform, rollout.*)
     insert into rollout (service_id, source, rollout_id, event_id, reported_name, platform, cluster, ${rest})
     select distinct on (new_id, source, rollout_id)
            new_id, source, rollout_id, event_id, reported_name, new_platform, cluster, ${rest} from moved
      order by new_id, source, rollout_id, phase desc, coalesce(finished_at, started_at, '1970-01-01T00:00:00Z'),
               event_id collate "C"
     ${rolloutConflict}`,
    values,
  )
  await db.query(
    `with moved as (delete from evidence using ${fresh} where ${isMoved('evidence')}
                    returning fresh.new_id, fresh.new_platform, evidence.*)
     insert into evidence (service_id, source, event_id, ordinal, reported_name, platform, cluster, at, change, version, traits)
     select new_id, source, event_id, ordinal, reported_name, new_platform, cluster, at, change, version, traits from moved
      order by 1, 2, 3, 4
     on conflict (service_id, source, event_id, ordinal) do nothing`,
    values,
  )
  await db.query(
    `with moved as (delete from sample using ${fresh} where ${isMoved('sample')}
                    returning fresh.new_id, fresh.new_platform, sample.*),
          past as (${insertPastSamples('moved', '$7')})
     insert into sample (service_id, cluster, at, source, reported_name, platform, seconds, used_core_seconds,
                         requested_core_seconds, provisioned_core_seconds, ready_instances, requests_per_second, known_from)
     select new_id, cluster, at, source, reported_name, new_platform, seconds, used_core_seconds, requested_core_seconds,
            provisioned_core_seconds, ready_instances, requests_per_second, $7 from moved
      order by new_id, cluster, at, source, reported_name
     on conflict (service_id, cluster, at, source) do nothing`,
    [...values, new Date(now)],
  )
}

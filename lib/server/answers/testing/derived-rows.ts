import type { TestLandfall } from './test-landfall.ts'

/** Everything derived, without ids and the times it was known: what must not depend on the order of arrival. */
export async function derivedRows({ db }: TestLandfall): Promise<unknown> {
  const rows = async (text: string) => (await db.pool.query(text)).rows
  return {
    deploys: await rows(
      `select service_id, platform, at, artefact_key, version, rollout_count, is_counted_in_rates, source, rollout_id
         from deploy where known_to is null order by service_id, at, platform, source, rollout_id`,
    ),
    placements: await rows(
      `select service_id, platform, cluster, from_at, to_at, deleted_at, version, presence, opened_by, closed_by
         from placement where known_to is null order by service_id, from_at, cluster`,
    ),
    states: await rows(
      `select service_id, state, from_at, to_at, evidence from state_span where known_to is null order by service_id, from_at`,
    ),
    ledger: await rows(
      `select service_id, source, platform, week_on, rollouts, deploys, hosts_changed, same_artefact, restart, scaling, folded,
              not_production, unfinished, temporary_environment, failed, rollback
         from ledger_week where known_to is null order by service_id, source, platform, week_on`,
    ),
    fates: await rows(
      `select service_id, source, rollout_id, at, platform, cluster, fate, into_source, into_rollout
         from rollout_fate where known_to is null order by service_id, source, rollout_id`,
    ),
    weeks: await rows('select * from service_week order by service_id, week_on, platform'),
    heard: await rows(
      `select service_id, first_event_at, first_platforms, sources, first_by_source, first_deploy_at, unmapped
         from service_heard where known_to is null order by service_id`,
    ),
  }
}

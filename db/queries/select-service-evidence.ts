import type { Queryable } from '#db/queryable.ts'

export type EvidenceItem = {
  /** `rollout` or `evidence`: which table told it. */
  type: 'rollout' | 'evidence'
  source: string
  eventId: string
  /** Of a rollout its key, of a sight its ordinal. */
  itemId: string
  at: number | null
  receivedAt: number
  platform: string
  cluster: string
  kind: string
  outcome: string | null
  version: string | null
  /** What became of a rollout; null until it is projected. */
  fate: string | null
}

/** Place of the last item of the page before; `at` in epoch ms, -1 where it has none. */
export type EvidencePlace = { at: number; source: string; itemId: string }

/**
 * What was told of one service, newest first: rollouts and the sights of collectors, with when each came in.
 * Keyset paging over (instant, source, item).
 */
export async function selectServiceEvidence(
  db: Queryable,
  serviceId: string,
  after: EvidencePlace | null,
  limit: number,
): Promise<EvidenceItem[]> {
  const { rows } = await db.query<EvidenceItem>(
    `with told as (
       select 'rollout' as type, source, event_id, rollout_id as item_id, coalesce(finished_at, started_at) as at, platform,
              cluster, kind, outcome, version
         from rollout where service_id = $1
       union all
       select 'evidence', source, event_id, event_id || '#' || ordinal, at, platform, cluster, change, null, version
         from evidence where service_id = $1),
     placed as (select *, coalesce(round(date_part('epoch', at) * 1000), -1) as place from told),
     page as (
       select * from placed
        where $2::float8 is null or place < $2 or (place = $2 and (source, item_id) > ($3::text, $4::text))
        order by place desc, source, item_id limit $5)
     select page.type, page.source, page.event_id as "eventId", page.item_id as "itemId", page.at, page.platform, page.cluster,
            page.kind, page.outcome, page.version, coalesce(k.received_at, page.at) as "receivedAt", f.fate
       from page left join event_key k on k.source = page.source and k.id = page.event_id
            left join rollout_fate f on f.service_id = $1 and f.source = page.source and f.rollout_id = page.item_id
                  and f.known_to is null and page.type = 'rollout'
      order by page.place desc, page.source, page.item_id`,
    [serviceId, after?.at ?? null, after?.source ?? null, after?.itemId ?? null, limit],
  )
  return rows
}

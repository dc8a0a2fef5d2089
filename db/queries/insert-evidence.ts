import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { EvidenceChange } from '#lib/domain/placement/evidence.ts'

export type EvidenceRow = {
  serviceId: string
  source: string
  eventId: string
  ordinal: number
  reportedName: string
  platform: string
  cluster: string
  at: number
  change: EvidenceChange
  version: string | null
  traits: Record<string, string> | null
}

/** Writes what collectors saw; rows must be sorted by key and distinct. */
export async function insertEvidence(db: Queryable, rows: EvidenceRow[]): Promise<void> {
  const texts = (of: (row: EvidenceRow) => string | null): string => textArray(rows.map(of))
  await db.query({
    name: 'insert-evidence',
    text: `insert into evidence (service_id, source, event_id, ordinal, reported_name, platform, cluster, at, change, version, traits)
           select service_id, source, event_id, ordinal, reported_name, platform, cluster, to_timestamp(ms / 1000), change, version,
                  traits
             from unnest($1::text[], $2::text[], $3::text[], $4::int2[], $5::text[], $6::text[], $7::text[], $8::float8[],
                         $9::text[], $10::text[], $11::jsonb[])
               as fresh(service_id, source, event_id, ordinal, reported_name, platform, cluster, ms, change, version, traits)
           on conflict (service_id, source, event_id, ordinal) do nothing`,
    values: [
      texts(row => row.serviceId),
      texts(row => row.source),
      texts(row => row.eventId),
      plainArray(rows.map(row => row.ordinal)),
      texts(row => row.reportedName),
      texts(row => row.platform),
      texts(row => row.cluster),
      plainArray(rows.map(row => row.at)),
      texts(row => row.change),
      texts(row => row.version),
      texts(row => (row.traits === null ? null : JSON.stringify(row.traits))),
    ],
  })
}

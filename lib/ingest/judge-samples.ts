import type { ClientBase } from 'pg'
import { insertClusterSamples } from '#db/queries/insert-cluster-samples.ts'
import { insertSamples } from '#db/queries/insert-samples.ts'
import { selectClusterSamplesByKey } from '#db/queries/select-cluster-samples-by-key.ts'
import { selectSamplesByKey } from '#db/queries/select-samples-by-key.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import { distinctByKey } from './distinct-by-key.ts'
import { clusterSampleRow, reportedNameOf, sampleRow } from './fact-rows.ts'
import type { IncomingSample, IngestResult } from './ingest-batch.ts'
import { isUnmapped, reportedNamesStep } from './reported-names.ts'
import { clusterSampleKey, sampleKey } from './write-facts.ts'

type Kind<Row, Key> = {
  keyOf(row: Row): string
  insert(client: ClientBase, rows: Row[], now: number): Promise<Key[]>
  select(client: ClientBase, rows: Row[]): Promise<Row[]>
  textOf(key: Key): string
}

const serviceKind = {
  keyOf: sampleKey,
  insert: insertSamples,
  select: selectSamplesByKey,
  textOf: ([serviceId, cluster, at, source]: [string, string, number, string]) =>
    sampleKey({ serviceId, cluster, at, source }),
}

const clusterKind = {
  keyOf: clusterSampleKey,
  insert: insertClusterSamples,
  select: selectClusterSamplesByKey,
  textOf: ([cluster, at, source]: [string, number, string]) => clusterSampleKey({ cluster, at, source }),
}

/** Writes rows whose keys are free and says of each, in order, what became of it: "the same" is every value equal. */
async function judgeRows<Row, Key>(
  client: ClientBase,
  rows: Row[],
  kind: Kind<Row, Key>,
  now: number,
): Promise<IngestResult[]> {
  if (rows.length === 0) return []
  const firsts = distinctByKey(rows, kind.keyOf)
  const isNew = new Set((await kind.insert(client, firsts, now)).map(kind.textOf))
  const held = new Map<string, Row>()
  const others = firsts.filter(row => !isNew.has(kind.keyOf(row)))
  if (others.length > 0) for (const row of await kind.select(client, others)) held.set(kind.keyOf(row), row)
  return rows.map(row => {
    const key = kind.keyOf(row)
    if (isNew.delete(key)) {
      held.set(key, row)
      return 'accepted'
    }
    return canonicalJson(held.get(key)) === canonicalJson(row) ? 'duplicate' : 'conflict'
  })
}

/** What becomes of samples, in order, with the services their names stand for (null for samples of clusters). */
export async function judgeSamples(
  client: ClientBase,
  samples: readonly IncomingSample[],
  names: NameIndex,
  now: number,
): Promise<{ results: IngestResult[]; serviceIds: (string | null)[] }> {
  const results: IngestResult[] = new Array(samples.length)
  const serviceIds: (string | null)[] = new Array(samples.length).fill(null)
  const ofServices: number[] = []
  const ofClusters: number[] = []
  const serviceRows = []
  const clusterRows = []
  const reported = []
  for (const [index, { sample, source }] of samples.entries()) {
    if (sample.type === 'service_sample') {
      const row = sampleRow(sample, source, names)
      serviceIds[index] = row.serviceId
      ofServices.push(index)
      serviceRows.push(row)
      if (isUnmapped(row.serviceId)) reported.push(reportedNameOf(sample, source, row.platform, row.at))
    } else {
      ofClusters.push(index)
      clusterRows.push(clusterSampleRow(sample, source, names))
    }
  }
  await reportedNamesStep(client, reported, names)?.()
  const judgedServices = await judgeRows(client, serviceRows, serviceKind, now)
  const judgedClusters = await judgeRows(client, clusterRows, clusterKind, now)
  for (const [place, index] of ofServices.entries()) results[index] = judgedServices[place]!
  for (const [place, index] of ofClusters.entries()) results[index] = judgedClusters[place]!
  return { results, serviceIds }
}

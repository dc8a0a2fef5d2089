import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ImportPreview } from '#lib/read/answers/import-answer.ts'
import type { DeliveryItem } from '../ingest/delivery-item.ts'
import { type FileRow, isBlankRow } from './file-row.ts'
import type { ImportPlan } from './import-plan.ts'
import { readImportRows } from './read-import-rows.ts'
import { readRows } from './read-rows.ts'
import { deployFields, sampleFields } from './table-columns.ts'

const shownRows = 8
const shownCharacters = 300

/** The fields that columns of this table may fill; none for files that name them themselves. */
export const fieldsOf = ({ form, rows }: ImportPlan): readonly string[] =>
  form !== 'csv' ? [] : rows === 'deploy' ? deployFields : rows === 'sample' ? sampleFields : []

/** The first rows as they would be understood, from the beginning of the file alone. */
export async function previewRows(
  head: Buffer,
  plan: ImportPlan,
  isWhole: boolean,
  source: string,
  now: number,
): Promise<ImportPreview['rows']> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield head
  }
  // The head is uncompressed already.
  const plain = { ...plan, compression: 'none' as const }
  const rows: FileRow[] = []
  for await (const row of readRows(once(), plain, { rowsDone: 0, bytesDone: 0 })) {
    // The last row of a beginning may be half a row.
    if (!isWhole && row.endByte >= head.length) break
    if (isBlankRow(row.bytes)) continue
    rows.push(row)
    if (rows.length === shownRows) break
  }
  const receiver = { now, defaultSource: source, maySend: () => true }
  const items = readImportRows(rows, plain, receiver)
  return rows.map((row, index) => ({
    row: row.row,
    text: row.bytes
      .subarray(0, 4 * shownCharacters)
      .toString('utf8')
      .slice(0, shownCharacters),
    ...understood(items[index]!),
  }))
}

type Understood = Pick<ImportPreview['rows'][number], 'result' | 'service' | 'place' | 'at'>

function understood(item: DeliveryItem): Understood {
  if (item.kind === 'rejected') {
    const reason = item.issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
    return { result: 'rejected', service: null, place: reason, at: null }
  }
  if (item.kind === 'event' && item.event.decoded.ignored !== null)
    return { result: 'ignored', service: null, place: item.event.decoded.ignored, at: null }
  const seen = item.kind === 'sample' ? item.sample.sample : item.event.decoded.observations[0]
  if (seen === undefined || seen.type === 'coverage' || seen.type === 'environment')
    return { result: 'understood', service: null, place: null, at: null }
  const at = seen.type === 'rollout' ? (seen.finishedAt ?? seen.startedAt) : seen.at
  const platform = seen.type === 'cluster_sample' ? null : seen.platform
  return {
    result: 'understood',
    service: seen.type === 'cluster_sample' || seen.type === 'host' ? null : seen.service,
    place: [platform, seen.cluster].filter(Boolean).join(', ') || null,
    at: at === null ? null : formatInstant(at),
  }
}

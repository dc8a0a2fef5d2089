import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'
import { decodeJson } from '#lib/http/decode-json.ts'
import type { EventForm } from '#lib/ingest/ingest-batch.ts'
import { isCdevent } from '#lib/sources/cloudevents/decode-cdevent.ts'
import { clusterHeader, platformHeader } from '#lib/sources/decode-stored.ts'
import { isDevlakeBody } from '#lib/sources/devlake/decode-devlake.ts'
import { isDevlakeRow, serviceHeader } from '#lib/sources/devlake/decode-devlake-row.ts'
import { isFourkeysRow } from '#lib/sources/fourkeys/decode-fourkeys-row.ts'
import { callDecoders } from '#lib/sources/registry.ts'
import type { DeliveryItem, RejectionCode } from '../ingest/delivery-item.ts'
import { deployReader } from '../ingest/read-deploy.ts'
import { readEvent } from '../ingest/read-event.ts'
import {
  eventItem,
  type ItemReader,
  type Receiver,
  rejectedItem,
  withoutSecrets,
} from '../ingest/read-item.ts'
import { readSample } from '../ingest/read-sample.ts'
import type { FileRow } from './file-row.ts'
import type { ImportPlan, RowKind } from './import-plan.ts'
import { readTableValues, refusalColumns } from './table-values.ts'

type Row = Record<string, unknown>
const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a value is, by what only its kind has. Total: what nothing tells apart is taken for a deploy and refused as one. */
export function kindOfValue(value: unknown): RowKind {
  if (!isObject(value)) return 'deploy'
  if (isDevlakeRow(value)) return 'devlake_row'
  if (isFourkeysRow(value)) return 'fourkeys_row'
  if ('specversion' in value || isCdevent(value)) return 'event'
  if (isDevlakeBody(value)) return 'devlake'
  return 'at' in value && !('finishedAt' in value) ? 'sample' : 'deploy'
}

/** Reads rows of a file as deliveries of them would be read: the same keys, the same bytes where they are JSON. */
export function readImportRows(
  rows: readonly FileRow[],
  plan: ImportPlan,
  receiver: Receiver,
): DeliveryItem[] {
  if (plan.form !== 'csv') return rows.map(row => readJsonRow(row, plan, receiver))
  const values = readTableValues(rows, plan)
  return rows.map((row, index) => {
    const read = values[index]!
    if (row.fault !== null)
      return refuse(row, row.fault.code, [{ path: '', message: row.fault.message }], receiver)
    if (!read.ok) return refuse(row, 'invalid_row', read.issues, receiver)
    const value = { ...read.value }
    if (plan.rows === 'deploy') {
      fillIn(value, plan.set)
      // The same row again has the same key; two rows that say the same are one event.
      if (value.id === undefined)
        value.id = `row-${createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32)}`
    } else if (plan.rows === 'sample') fillIn(value, plan.set)
    return readValue(value, Buffer.from(JSON.stringify(value)), plan, receiver)
  })
}

function readJsonRow(row: FileRow, plan: ImportPlan, receiver: Receiver): DeliveryItem {
  if (row.fault !== null)
    return refuse(row, row.fault.code, [{ path: '', message: row.fault.message }], receiver)
  const decoded = decodeJson(row.bytes)
  if (!decoded.ok) {
    const { path, message, offset } = decoded.fault
    return refuse(row, 'invalid_json', [{ path, message: `${message} (byte ${offset})` }], receiver)
  }
  let { value } = decoded
  let raw: Uint8Array = row.bytes
  if (isObject(value)) {
    const mended = { ...value }
    for (const name of refusalColumns) delete mended[name]
    const kind = plan.rows ?? kindOfValue(mended)
    if (kind === 'deploy' || kind === 'sample') fillIn(mended, plan.set)
    const isSame =
      Object.keys(mended).length === Object.keys(value).length &&
      Object.keys(mended).every(name => mended[name] === (decoded.value as Row)[name])
    if (!isSame) {
      value = mended
      raw = Buffer.from(JSON.stringify(mended))
    }
  }
  return readValue(value, raw, plan, receiver)
}

/** What the import says for all rows stands in where a row says nothing. */
function fillIn(value: Row, set: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(set))
    if (value[field] === undefined || value[field] === null || value[field] === '') value[field] = text
}

/** Makes an item of one value of whatever kind it is. */
export function readValue(
  value: unknown,
  raw: Uint8Array,
  { rows, set }: Pick<ImportPlan, 'rows' | 'set'>,
  receiver: Receiver,
): DeliveryItem {
  const kind = rows ?? kindOfValue(value)
  const place = { platform: set.platform ?? null, cluster: set.cluster ?? null }
  if (kind === 'deploy' || kind === 'devlake') return deployReader(place)(value, raw, receiver)
  if (kind === 'event') return readEvent(value, raw, receiver)
  if (kind === 'sample') return readSample(value, raw, receiver)
  return tableRowReader(kind, set)(value, raw, receiver)
}

function tableRowReader(kind: 'devlake_row' | 'fourkeys_row', set: ImportPlan['set']): ItemReader {
  const headers: Record<string, string> = {}
  if (set.platform !== undefined) headers[platformHeader] = set.platform
  if (set.cluster !== undefined) headers[clusterHeader] = set.cluster
  if (set.service !== undefined) headers[serviceHeader] = set.service
  const form: EventForm = { format: kind, contentType: 'application/json', headers }
  return withoutSecrets((value, raw, receiver) => {
    const { platform = null, cluster = null } = set
    const context = {
      source: receiver.defaultSource,
      id: null,
      now: receiver.now,
      platform,
      cluster,
      headers,
    }
    return eventItem(callDecoders[kind](value, context), value, raw, receiver, form)
  })
}

const refuse = (row: FileRow, code: RejectionCode, issues: Issue[], receiver: Receiver): DeliveryItem =>
  rejectedItem(null, row.bytes, receiver, code, issues)

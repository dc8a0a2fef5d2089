import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertRecordRow, withdrawRecordRow } from '#db/queries/insert-record.ts'
import { notifyChanged } from '#db/queries/notify-changed.ts'
import type { RecordKind, RecordValues } from '#db/queries/record-tables.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'

/** Who records something, where and when. The act has decided that they may. */
export type RecordAct = { db: Database; viewer: Viewer; now: number }

export type NewEntry<Kind extends RecordKind> = {
  kind: Kind
  values: RecordValues<Kind>
  reason: string | null
  /** As the audit log names it: `exemption.add`. */
  action: string
  /** What it is about, for the audit log: `service`, `migration`, `team` and its id. */
  about: { type: string; id: string }
}

export type Withdrawal = {
  kind: RecordKind
  id: string
  reason: string | null
  action: string
  about: { type: string; id: string }
}

/** As records and the audit log name who did it. */
export function authorOf(viewer: Viewer): string {
  if (viewer.kind === 'nobody') throw new ActRefused('nobody', 'Sign in, or send an API token.')
  return viewer.name
}

/** Records something, in one transaction with its audit entry and the version answers follow. Returns its id. */
export function insertRecord<Kind extends RecordKind>(
  act: RecordAct,
  entry: NewEntry<Kind>,
): Promise<string> {
  return withTransaction(act.db, client => insertRecordIn(client, act, entry))
}

/** The same within the caller's transaction: several records in one act. */
export async function insertRecordIn<Kind extends RecordKind>(
  client: PoolClient,
  { viewer, now }: Pick<RecordAct, 'viewer' | 'now'>,
  { kind, values, reason, action, about }: NewEntry<Kind>,
): Promise<string> {
  const id = randomUUID()
  const actor = authorOf(viewer)
  await insertRecordRow(client, kind, { id, recordedAt: now, recordedBy: actor, reason, values })
  await concludeAct(client, now, { actor, action, about, detail: { record: id, reason, ...values } })
  return id
}

/** Takes a record back and keeps what it said. Throws ActRefused where there is none, or it was taken back before. */
export function withdrawRecord(act: RecordAct, withdrawal: Withdrawal): Promise<void> {
  return withTransaction(act.db, client => withdrawRecordIn(client, act, withdrawal))
}

export async function withdrawRecordIn(
  client: PoolClient,
  { viewer, now }: Pick<RecordAct, 'viewer' | 'now'>,
  { kind, id, reason, action, about }: Withdrawal,
): Promise<void> {
  const actor = authorOf(viewer)
  if (!uuid.test(id) || !(await withdrawRecordRow(client, kind, id, { at: now, by: actor, reason })))
    throw new ActRefused('not_found', 'There is no such record, or it was taken back already.')
  await concludeAct(client, now, { actor, action, about, detail: { record: id, reason } })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What every act on records ends with: its audit entry, and the version that answers and open pages follow. */
export async function concludeAct(
  client: PoolClient,
  now: number,
  entry: {
    actor: string
    action: string
    about: { type: string; id: string }
    detail: Record<string, unknown>
  },
): Promise<void> {
  const { actor, action, about, detail } = entry
  await appendAudit(client, { at: now, actor, action, objectType: about.type, objectId: about.id, detail })
  await bumpDataVersion(client, 'records', now)
  await notifyChanged(client)
}

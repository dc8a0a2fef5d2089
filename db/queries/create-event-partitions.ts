import type { ClientBase } from 'pg'

/** Any number; the same in every process that makes partitions. */
const partitionLock = 277_001

/** First instant of the UTC month that lies `offset` months after that of `at`. */
function monthStart(at: number, offset: number): number {
  const day = new Date(at)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + offset, 1)
}

async function createPartition(client: ClientBase, fromAt: number, toAt: number): Promise<boolean> {
  const from = new Date(fromAt).toISOString()
  const to = new Date(toAt).toISOString()
  const name = `event_${from.slice(0, 7).replace('-', '_')}`
  const { rows } = await client.query('select 1 from pg_class where oid = to_regclass($1)', [name])
  if (rows.length > 0) return false
  await client.query(
    `create table ${name} (like event including defaults including constraints including indexes)`,
  )
  // Events that came while the month had no partition wait in the default one, which must be empty of them to attach.
  await client.query(
    `with moved as (delete from event_default where received_at >= $1 and received_at < $2 returning *)
     insert into ${name} select * from moved`,
    [from, to],
  )
  await client.query(`alter table event attach partition ${name} for values from ('${from}') to ('${to}')`)
  return true
}

/**
 * Makes the monthly partitions of `event` that are missing, from the month of `fromAt` to that of `toAt` (epoch ms).
 * The caller holds a transaction. Returns how many were made. ATTACH lets readers and writers of other months go on.
 */
export async function createEventPartitions(
  client: ClientBase,
  fromAt: number,
  toAt: number,
): Promise<number> {
  await client.query('select pg_advisory_xact_lock($1)', [partitionLock])
  let made = 0
  for (let offset = 0; monthStart(fromAt, offset) <= toAt; offset++) {
    if (await createPartition(client, monthStart(fromAt, offset), monthStart(fromAt, offset + 1))) made++
  }
  return made
}

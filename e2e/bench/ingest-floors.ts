import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

const tables = ['event_key', 'event', 'rollout'] as const
const escaped = (text: string): string => text.replaceAll('\\', '\\\\')

/** Empty tables like ours, with their keys, for the floors to write into. */
export async function createFloorTables(client: ClientBase): Promise<void> {
  await dropFloorTables(client)
  for (const table of tables)
    await client.query(
      `create table bench_${table} (like ${table} including defaults including constraints including indexes)`,
    )
}

export async function dropFloorTables(client: ClientBase): Promise<void> {
  for (const table of tables) await client.query(`drop table if exists bench_${table}`)
}

async function copy(client: ClientBase, statement: string, lines: string[]): Promise<void> {
  const stream = client.query(copyFrom(statement))
  await pipeline(Readable.from([`${lines.join('\n')}\n`]), stream)
}

/** Raw COPY of the rows that these deploys become: key, raw body and rollout. Returns events per second. */
export async function copyRate(client: ClientBase, deploys: Record<string, string>[]): Promise<number> {
  const now = new Date().toISOString()
  const bodies = deploys.map(deploy => JSON.stringify(deploy))
  const keys = deploys.map((deploy, index) => {
    const hash = createHash('sha256').update(bodies[index]!).digest('hex')
    return `bench\t${deploy.id}\t\\\\x${hash}\t${now}`
  })
  const events = deploys.map(
    ({ id }, index) => `${now}\tbench\t${id}\tdeploy\t\\\\x${Buffer.from(bodies[index]!).toString('hex')}`,
  )
  const rollouts = deploys.map(d =>
    [
      d.service,
      'bench',
      d.id,
      d.id,
      d.service,
      d.platform,
      d.cluster,
      d.startedAt,
      d.finishedAt,
      'succeeded',
      'rollout',
      'f',
      d.version,
      d.artefact,
      '2',
    ]
      .map(value => escaped(String(value)))
      .join('\t'),
  )
  const startedAt = performance.now()
  await client.query('begin')
  await copy(client, 'copy bench_event_key (source, id, body_hash, received_at) from stdin', keys)
  await copy(client, 'copy bench_event (received_at, source, id, format, body) from stdin', events)
  const columns =
    'service_id, source, rollout_id, event_id, reported_name, platform, cluster, started_at, finished_at, outcome, kind, is_rollback, version, artefact, phase'
  await copy(client, `copy bench_rollout (${columns}) from stdin`, rollouts)
  await client.query('commit')
  return deploys.length / ((performance.now() - startedAt) / 1_000)
}

/** Single-row inserts of raw bodies over one connection, each its own transaction. Returns rows per second. */
export async function singleInsertRate(
  client: ClientBase,
  deploys: Record<string, string>[],
  seconds: number,
): Promise<number> {
  const text = `insert into bench_event (received_at, source, id, format, body) values ($1, 'bench', $2, 'deploy', $3)`
  const startedAt = performance.now()
  let count = 0
  for (const deploy of deploys) {
    if (performance.now() - startedAt > seconds * 1_000) break
    const values = [new Date(), `single-${deploy.id}`, Buffer.from(JSON.stringify(deploy))]
    await client.query({ name: 'bench-single', text, values })
    count += 1
  }
  return count / ((performance.now() - startedAt) / 1_000)
}

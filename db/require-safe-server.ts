import type { ClientBase } from 'pg'

const oldestVersion = 150_000
const durableSettings = ['fsync', 'full_page_writes', 'synchronous_commit']

/** A server we decline to use, said in one sentence for whoever starts Landfall. */
export class UnsafeServer extends Error {}

/** Throws `UnsafeServer` when Postgres is older than 15, or set so that an acknowledged event could be lost in a crash. */
export async function requireSafeServer(client: ClientBase, isTest: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [['server_version_num', 'server_version', ...durableSettings]],
  )
  const setting = new Map(rows.map(row => [row.name, row.setting]))
  if (Number(setting.get('server_version_num')) < oldestVersion) {
    throw new UnsafeServer(
      `The database is Postgres ${setting.get('server_version')}; Landfall needs Postgres 15 or newer.`,
    )
  }
  const unsafe = durableSettings.find(name => setting.get(name) === 'off')
  if (unsafe && !isTest) {
    throw new UnsafeServer(
      `The database runs with ${unsafe} = off and could lose events it has acknowledged; switch it on and start again.`,
    )
  }
}

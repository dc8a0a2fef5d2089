import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { StartError } from './start/start-error.ts'
import { withDatabase } from './with-database.ts'

export type TokenWish = { name: string; scope: string[]; days?: string }

const scopePattern =
  /^(admin|read|ingest:(\*|[\w.-]+)|report:[\w.-]+|card:(\*|(service|team|migration):\S+))$/
const dayMs = 86_400_000

/** Makes an API token and prints it on a line of its own: it is shown this once. */
export async function tokenCreate({ name, scope, days }: TokenWish): Promise<void> {
  const unknown = scope.find(one => !scopePattern.test(one))
  if (unknown)
    throw new StartError(
      `${unknown} is no scope: use ingest:<source>, ingest:*, read, report:<team>, card:<kind>:<id>, card:* or admin.`,
    )
  if (days !== undefined && !(Number(days) > 0)) throw new StartError('--days must be a number above 0.')
  const now = Date.now()
  const expiresAt = days === undefined ? null : now + Number(days) * dayMs
  await withDatabase(async db => {
    const { token } = await recordApiToken(
      db.pool,
      { name, scopes: scope, createdBy: 'landfall token create', expiresAt },
      now,
    )
    console.log(token)
  })
}

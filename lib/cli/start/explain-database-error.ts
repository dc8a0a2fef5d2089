import { UnsafeServer } from '#db/require-safe-server.ts'
import { StartError } from './start-error.ts'

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the user or password',
  '28000': 'it refuses the user',
  '3D000': 'it has no such database',
  '57P03': 'it is still starting',
  '53300': 'it has no connection left',
}

/** Turns what connecting and migrating may throw into one sentence that names the server and no password. */
export function explainDatabaseError(error: unknown, url: string): Error {
  if (error instanceof UnsafeServer) return new StartError(error.message)
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = String((first as { code?: unknown })?.code ?? '')
  const message = first instanceof Error ? first.message : String(first)
  let where = 'DATABASE_URL'
  try {
    where = new URL(url).host
  } catch {
    return new StartError('DATABASE_URL is no address a database could have.')
  }
  const reason =
    reasons[code] ??
    (/timeout/i.test(message)
      ? reasons.ETIMEDOUT
      : /terminated/.test(message)
        ? 'it ends the connection'
        : null)
  if (reason) return new StartError(`The database at ${where} cannot be used: ${reason}.`)
  return new StartError(`The database at ${where} cannot be brought up to date: ${message.split('\n')[0]}`)
}

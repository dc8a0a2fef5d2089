/** SQLSTATE classes that say "not now", never "not this": connection, resources, operator, rollback, system. */
const transientClasses = new Set(['08', '40', '53', '55', '57', '58'])

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
])
/** A cancelled statement may be one service's own weight: it must not hold up the others for ever. */
const queryCanceled = '57014'

/** Whether an error is the database's moment rather than the data's fault: such work is repeated, never set aside. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string')
    return (
      networkCodes.has(code) ||
      (code !== queryCanceled && code.length === 5 && transientClasses.has(code.slice(0, 2)))
    )
  return /connection|timeout/i.test(error.message)
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** SQLSTATE classes: connection lost, out of resources (disk, memory, connections), operator shut it down; 55P03 and 57014 are waits cut off. */
const passingStates = /^(08|53|57P|58)|^(55P03|57014|40001|40P01|25P03)$/
/** What pg throws without a code of its own. */
const driverMessages =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|not queryable/

/** Whether an error says "the database cannot answer right now", so that the same request may be repeated later (503). */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && (networkCodes.has(code) || passingStates.test(code))) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable)
  return driverMessages.test(error.message) || isDatabaseUnavailable(error.cause)
}

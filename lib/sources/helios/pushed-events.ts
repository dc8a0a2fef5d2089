/**
 * The events inside what a bridge posts: the event itself, a Pub/Sub push (`message.data`, base64), records of a Kafka REST
 * proxy (`value` as JSON, text or base64), our recordings' `{topic, message}`. Anything else is handed back as it is.
 */
export function pushedEvents(value: unknown, depth = 4): unknown[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return [value]
  if (Array.isArray(value)) return value.flatMap(item => pushedEvents(item, depth - 1))
  if ('eventType' in value || 'status' in value) return [value]
  if ('records' in value && Array.isArray(value.records)) return pushedEvents(value.records, depth - 1)
  if ('message' in value && typeof value.message === 'object' && value.message !== null) {
    const { message } = value
    return pushedEvents('data' in message ? unpacked(message.data) : message, depth - 1)
  }
  if ('value' in value) return pushedEvents(unpacked(value.value), depth - 1)
  return [value]
}

/** JSON in a string, plain or base64. Helios' own bodies repeat a key (`healthCheck.type`), so the last one counts. */
function unpacked(data: unknown): unknown {
  if (typeof data !== 'string') return data
  const text = data.trimStart().startsWith('{') ? data : Buffer.from(data, 'base64').toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return data
  }
}

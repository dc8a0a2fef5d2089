/** What a dead letter is of: a delivery refused on arrival, a stored event nobody can read, a service that could not be projected. */
export const deadLetterKinds = ['delivery', 'event', 'service'] as const
export type DeadLetterRef =
  | { kind: 'delivery'; seq: number }
  | { kind: 'event'; source: string; id: string }
  | { kind: 'service'; serviceId: string }

/** The id of a dead letter in addresses. Names may hold anything, so they are percent-encoded. */
export function formatDeadLetterId(ref: DeadLetterRef): string {
  if (ref.kind === 'delivery') return `delivery:${ref.seq}`
  if (ref.kind === 'service') return `service:${encodeURIComponent(ref.serviceId)}`
  return `event:${encodeURIComponent(ref.source)}:${encodeURIComponent(ref.id)}`
}

/** What an id in an address names; null when it is none. */
export function decodeDeadLetterId(text: string): DeadLetterRef | null {
  const [kind, first, second, ...rest] = text.split(':')
  if (first === undefined || first === '' || rest.length > 0) return null
  try {
    if (kind === 'delivery' && second === undefined && /^[0-9]{1,15}$/.test(first))
      return { kind, seq: Number(first) }
    if (kind === 'service' && second === undefined) return { kind, serviceId: decodeURIComponent(first) }
    if (kind === 'event' && second !== undefined)
      return { kind, source: decodeURIComponent(first), id: decodeURIComponent(second) }
  } catch {}
  return null
}

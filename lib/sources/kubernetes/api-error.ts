/** A status other than 2xx, or an ERROR within a watch, in words. `code` 0: the answer was no JSON. */
export class ApiError extends Error {
  readonly code: number
  readonly retryAfterSeconds: number | null
  constructor(code: number, message: string, retryAfterSeconds: number | null = null) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** What a server answered, short enough for a status page. Bodies may be Status objects, plain words or HTML. */
export function describeAnswer(status: number, text: string): string {
  let words = text
  try {
    const body = JSON.parse(text) as { message?: string; reason?: string }
    words = body.message || body.reason || ''
  } catch {
    words = text.startsWith('<') ? '' : text
  }
  return `HTTP ${status}${words.trim() === '' ? '' : `: ${words.trim().slice(0, 200)}`}`
}

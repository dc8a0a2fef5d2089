import type { HttpClient } from '../collector.ts'

/** Any master answers for the cluster. None did, or all are in trouble: nothing is known, which is not "nothing is there". */
export class MastersDown extends Error {
  constructor(words: string[]) {
    super(words.join('; '))
    this.name = 'MastersDown'
  }
}

/** An answer that is no answer to our question; the rest of the cluster may still be read. */
export class RefusedRead extends Error {
  readonly status: number
  readonly retryAfterSeconds: number | null
  constructor(path: string, status: number, text: string, retryAfterSeconds: number | null = null) {
    // Some refusals are plain words under a JSON content type, some are HTML, some are empty.
    const words = text.startsWith('<') ? '' : text.trim().slice(0, 200)
    super(`${path}: HTTP ${status}${words === '' ? '' : ` ${words}`}`)
    this.name = 'RefusedRead'
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export type MasterClient = {
  /** The JSON of a read. Throws `RefusedRead` and `MastersDown`. */
  read(path: string, signal: AbortSignal, body?: unknown): Promise<unknown>
  /** Did a master fail since this was asked last? Such a cycle may add facts, never take any away. */
  hasFailedOver(): boolean
}

/**
 * Reads from the master that answered last and moves on to the next on a connection error, a timeout or a 5xx.
 * Sends no `Helios-Version`: any value but the server's own may be refused.
 */
export function createMasterClient(masters: readonly HttpClient[], timeoutMs: number): MasterClient {
  let current = 0
  let failed = false
  return {
    async read(path, signal, body) {
      const words: string[] = []
      for (let attempt = 0; attempt < masters.length; attempt++) {
        const master = masters[current]!
        try {
          const answer = await master.fetch({
            method: body === undefined ? 'GET' : 'POST',
            path,
            body: body === undefined ? undefined : JSON.stringify(body),
            accept: 'application/json',
            timeoutMs,
            signal,
          })
          if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.text)
          const refusal = new RefusedRead(path, answer.status, answer.text, answer.retryAfterSeconds)
          if (answer.status < 500) throw refusal
          words.push(`${master.address}${refusal.message}`)
        } catch (error) {
          if (error instanceof RefusedRead || signal.aborted) throw error
          const isBroken = error instanceof SyntaxError
          const text = `${master.address}${path}: the answer is no JSON, or it is cut off`
          words.push(isBroken ? text : (error as Error).message)
        }
        failed = true
        current = (current + 1) % masters.length
      }
      throw new MastersDown(words)
    },
    hasFailedOver() {
      const was = failed
      failed = false
      return was
    },
  }
}

const outagesInARow = 3

/** Tells one read that always fails, which must not hide the others, from masters that are all away. */
export function countOutages(): { isTooMany(error: unknown): boolean; reset(): void } {
  let inARow = 0
  return {
    isTooMany(error) {
      if (error instanceof MastersDown) inARow += 1
      return inARow >= outagesInARow
    },
    reset() {
      inARow = 0
    },
  }
}

import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import type { Delivery } from './delivery.ts'
import { formatChat, type MessageContent } from './message-text.ts'

export type SendChat = (post: {
  /** Stable for a message and an address. */
  id: string
  url: string
  content: MessageContent
}) => Promise<Delivery>

/** Where we may not be sent: what is wrong with an address, and a lookup that refuses names standing for such. */
export type AddressGuard = { fault(url: string): string | null; lookup: LookupFunction }

const usualTimeoutMs = 15_000
const mostAnswerBytes = 16_384
const longestWaitMs = 6 * 3_600_000

/**
 * Posts to an incoming webhook as Slack, Mattermost and Google Chat take it. Redirects are not followed: they would carry the
 * message, and us, where nobody decided. Of the answer only its status is told: a webhook is no way to read inner servers.
 */
export function createChatSender(
  guard: AddressGuard,
  baseUrl: string,
  timeoutMs: number = usualTimeoutMs,
): SendChat {
  return async ({ id, url, content }) => {
    const fault = guard.fault(url)
    if (fault !== null) return { kind: 'refused', words: `The address of the webhook ${fault}.` }
    const agent = new Agent({ connect: { timeout: timeoutMs, lookup: guard.lookup }, pipelining: 0 })
    try {
      const { statusCode, headers, body } = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': id,
          'user-agent': 'landfall',
        },
        body: JSON.stringify({ text: formatChat(content, baseUrl) }),
        dispatcher: agent,
        signal: AbortSignal.timeout(timeoutMs),
      })
      body.on('error', () => {})
      if (statusCode >= 200 && statusCode < 300) await drain(body)
      else body.destroy()
      return outcomeOf(statusCode, headers['retry-after'])
    } catch (error) {
      return { kind: 'later', words: `The webhook did not answer: ${wordsOf(error)}.`, afterMs: null }
    } finally {
      await agent.destroy()
    }
  }
}

/** Some senders count a message as taken only when its answer is read; more than a little is not worth it. */
async function drain(body: AsyncIterable<Uint8Array> & { destroy(): void }): Promise<void> {
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength
      if (bytes > mostAnswerBytes) break
    }
  } catch {
    // It said 2xx: what follows changes nothing.
  } finally {
    body.destroy()
  }
}

function outcomeOf(status: number, retryAfter: string | string[] | undefined): Delivery {
  if (status >= 200 && status < 300) return { kind: 'delivered' }
  const words = `The webhook answered ${status}`
  if (status >= 300 && status < 400)
    return { kind: 'refused', words: `${words}, a redirect: those are not followed.` }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const seconds = Number(retryAfter)
    const afterMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, longestWaitMs) : null
    return { kind: 'later', words: `${words}.`, afterMs }
  }
  return { kind: 'refused', words: `${words}: it takes no messages any more, or not these.` }
}

/** The name of the fault, never the address: who has it writes in the channel's name. */
function wordsOf(error: unknown): string {
  const { name, code, cause } = error as { name: string; code?: string; cause?: { code?: string } }
  if (name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'no answer in time'
  return code ?? cause?.code ?? name
}

import { createHmac } from 'node:crypto'
import { isSameText } from './is-same-text.ts'

/** Either way, so that clocks may differ (the specification leaves it open; every library uses this). */
const toleranceSeconds = 300
const listLimit = 16

type Headers = Readonly<Record<string, string>>
export type StandardWebhook = { id: string; timestamp: string; signatures: string[] }

/** `webhook-id`, `webhook-timestamp`, `webhook-signature`, or the same with `svix-`; null when there is no signature header. */
export function standardWebhookOf(headers: Headers): StandardWebhook | null {
  const prefix = headers['webhook-signature'] === undefined ? 'svix' : 'webhook'
  const list = headers[`${prefix}-signature`]
  if (list === undefined) return null
  return {
    id: headers[`${prefix}-id`] ?? '',
    timestamp: headers[`${prefix}-timestamp`] ?? '',
    signatures: list
      .split(' ')
      .filter(part => part !== '')
      .slice(0, listLimit),
  }
}

/** Whether a timestamp (digits, seconds since 1970) lies within five minutes of `nowMs`. */
export function isWithinTolerance(timestamp: string, nowMs: number): boolean {
  if (!/^[0-9]{1,12}$/.test(timestamp)) return false
  return Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) <= toleranceSeconds
}

/** The key of a secret: base64 after `whsec_`, otherwise the text itself. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret)

/** Whether one `v1` signature of the list is the secret's over id, timestamp and the raw body. Says nothing of the time. */
export function isStandardSignature(webhook: StandardWebhook, body: Uint8Array, secret: string): boolean {
  if (webhook.id === '') return false
  const expected = createHmac('sha256', keyOf(secret))
    .update(`${webhook.id}.${webhook.timestamp}.`)
    .update(body)
    .digest('base64')
  let isGood = false
  for (const part of webhook.signatures) if (isSameText(part, `v1,${expected}`)) isGood = true
  return isGood
}

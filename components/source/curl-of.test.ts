import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { verifyDelivery } from '#lib/sources/signature/verify-delivery.ts'
import { curlOf } from './curl-of.ts'
import { senderGuideOf } from './sender-guide.ts'

const secret = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='

/** Runs the lines as a person would, with a curl that prints what it was given. */
function sentBy(text: string): { headers: Record<string, string>; body: string } {
  const spy = 'curl() { for part in "$@"; do printf "%s\\n" "$part"; done; }\n'
  const [, ...parts] = execFileSync('bash', ['-c', spy + text], { encoding: 'utf8' })
    .trim()
    .split('\n')
  const headers: Record<string, string> = {}
  let body = ''
  for (let index = 0; index < parts.length; index += 2) {
    const value = parts[index + 1] ?? ''
    if (parts[index] === '-d') body = value
    else headers[value.slice(0, value.indexOf(':')).toLowerCase()] = value.slice(value.indexOf(':') + 2)
  }
  return { headers, body }
}

describe('the example to copy', () => {
  test.each(['github', 'flux', 'vercel', 'gitlab_token', 'standard_webhooks'] as const)(
    'is signed well by %s',
    scheme => {
      const sent = sentBy(curlOf('http://localhost/x', [scheme], secret, senderGuideOf('github')))
      const delivery = {
        headers: sent.headers,
        body: new TextEncoder().encode(sent.body),
        now: Number(sent.headers['webhook-timestamp'] ?? 0) * 1000,
      }
      expect(verifyDelivery(delivery, [scheme], [{ id: 'one', secret }])).toEqual({
        isGood: true,
        secretIds: ['one'],
      })
      expect(JSON.parse(sent.body)).toHaveProperty('zen')
    },
  )

  test('shows a token where a sender signs nothing', () => {
    expect(curlOf('http://localhost/x', [], null, senderGuideOf('jenkins'))).toContain(
      'Authorization: Bearer',
    )
  })
})

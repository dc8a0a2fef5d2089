import type { SenderGuide } from './sender-guide.ts'

/** How each scheme is made with a shell: the lines before the call, and the headers of it. */
const proofs: Record<string, { lines: string[]; headers: Record<string, string> }> = {
  github: {
    lines: [`SIGNED=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d ' ' -f 1)`],
    headers: { 'X-Hub-Signature-256': 'sha256=$SIGNED' },
  },
  flux: {
    lines: [`SIGNED=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d ' ' -f 1)`],
    headers: { 'X-Signature': 'sha256=$SIGNED' },
  },
  vercel: {
    lines: [`SIGNED=$(printf %s "$BODY" | openssl dgst -sha1 -hmac "$SECRET" -r | cut -d ' ' -f 1)`],
    headers: { 'x-vercel-signature': '$SIGNED' },
  },
  gitlab_token: { lines: [], headers: { 'X-Gitlab-Token': '$SECRET' } },
  standard_webhooks: {
    lines: [
      'ID=msg_$(date +%s) AT=$(date +%s)',
      `KEY=$(printf %s "\${SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')`,
      'SIGNED=$(printf %s "$ID.$AT.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)',
    ],
    headers: { 'webhook-id': '$ID', 'webhook-timestamp': '$AT', 'webhook-signature': 'v1,$SIGNED' },
  },
}

/** Words for a scheme: which header carries what. */
export const schemeNames: Record<string, string> = {
  github: 'X-Hub-Signature-256: HMAC-SHA256 of the body with the secret, as GitHub sends it',
  flux: 'X-Signature: HMAC of the body with the secret, as Flux’ generic-hmac sends it',
  vercel: 'x-vercel-signature: HMAC-SHA1 of the body with the secret',
  gitlab_token: 'X-Gitlab-Token: the secret itself',
  standard_webhooks: 'webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks)',
}

/**
 * A delivery with curl: signed by the first scheme the sender knows, or with an API token. `secret`: null where nobody
 * knows it any more.
 */
export function curlOf(
  url: string,
  signatures: readonly string[],
  secret: string | null,
  { headers, body }: SenderGuide,
): string {
  const proof = proofs[signatures[0] ?? '']
  const shown = proof ? proof.headers : { Authorization: 'Bearer $TOKEN' }
  const lines = [
    proof ? `SECRET='${secret ?? 'the secret of this source'}'` : `TOKEN='lf_…'`,
    `BODY='${body.replaceAll("'", "'\\''")}'`,
    ...(proof?.lines ?? []),
  ]
  const all = { 'Content-Type': 'application/json', ...headers, ...shown }
  const call = [
    `curl ${url}`,
    ...Object.entries(all).map(([name, value]) => `  -H "${name}: ${value}"`),
    '  -d "$BODY"',
  ]
  return [...lines, call.join(' \\\n')].join('\n')
}

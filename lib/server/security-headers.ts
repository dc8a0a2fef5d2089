import { randomBytes } from 'node:crypto'

const always: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  [
    'permissions-policy',
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()',
  ],
]
const transport = ['strict-transport-security', 'max-age=63072000; includeSubDomains'] as const

/** For everything that is no page: nothing in it may run or load. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * What a page may load: own files, and scripts that carry this response's nonce. Inline `style` attributes are allowed
 * because charts emit them; inline scripts never are. Development adds what its tools need.
 */
export function pagePolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every response, pages, data and errors alike; the policy is chosen by the caller. */
export function securityHeaders(policy: string, isSecure: boolean): (readonly [string, string])[] {
  return [...always, ...(isSecure ? [transport] : []), ['content-security-policy', policy]]
}

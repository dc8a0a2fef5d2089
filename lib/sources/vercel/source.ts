import type { Adapter } from '../adapter.ts'
import { decodeVercel } from './decode-vercel.ts'

/** Vercel: deployments of a team's projects. */
export const vercelSource: Adapter = {
  kind: 'vercel',
  label: 'Vercel deployments',
  decoders: { vercel: decodeVercel },
  hook: {
    format: 'vercel',
    headers: [],
    signatures: ['vercel'],
    limitBytes: 1024 * 1024,
    takesMany: false,
    recognizes: value =>
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      /^deployment\.[a-z-]+$/.test(String(value.type)) &&
      'payload' in value,
  },
}

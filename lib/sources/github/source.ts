import type { Adapter } from '../adapter.ts'
import { decodeGithub, deliveryHeader, eventHeader } from './decode-github.ts'

/** GitHub, GitHub Enterprise Server and what posts like them: webhooks of `deployment` and `deployment_status`. */
export const githubSource: Adapter = {
  kind: 'github',
  label: 'GitHub deployments',
  decoders: { github: decodeGithub },
  hook: {
    format: 'github',
    headers: [eventHeader, deliveryHeader],
    signatures: ['github'],
    limitBytes: 25 * 1024 * 1024,
    takesMany: false,
    recognizes: (value, headers) =>
      eventHeader in headers ||
      (typeof value === 'object' && value !== null && 'deployment_status' in value && 'repository' in value),
  },
}

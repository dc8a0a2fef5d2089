import type { Adapter } from '../adapter.ts'
import { decodeGitlab, deliveryHeaders, eventHeader } from './decode-gitlab.ts'

/** GitLab: deployment events of a project's, group's or the instance's webhooks. */
export const gitlabSource: Adapter = {
  kind: 'gitlab',
  label: 'GitLab deployments',
  decoders: { gitlab: decodeGitlab },
  hook: {
    format: 'gitlab',
    headers: [eventHeader, ...deliveryHeaders],
    signatures: ['gitlab_token', 'standard_webhooks'],
    limitBytes: 1024 * 1024,
    takesMany: false,
    recognizes: (value, headers) =>
      eventHeader in headers ||
      (typeof value === 'object' && value !== null && 'object_kind' in value && 'project' in value),
  },
}

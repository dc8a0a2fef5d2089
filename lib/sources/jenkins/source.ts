import type { Adapter } from '../adapter.ts'
import { decodeJenkins } from './decode-jenkins.ts'

/** Jenkins with the notification plugin. It signs nothing: a bearer token, or one in the address. */
export const jenkinsSource: Adapter = {
  kind: 'jenkins',
  label: 'Jenkins builds',
  decoders: { jenkins: decodeJenkins },
  hook: {
    format: 'jenkins',
    headers: [],
    signatures: [],
    limitBytes: 5 * 1024 * 1024,
    takesMany: false,
    recognizes: value =>
      typeof value === 'object' &&
      value !== null &&
      'build' in value &&
      typeof value.build === 'object' &&
      value.build !== null &&
      'phase' in value.build,
  },
}

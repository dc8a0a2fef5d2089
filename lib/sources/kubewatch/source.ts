import type { Adapter } from '../adapter.ts'
import { decodeKubewatchEvent } from './decode.ts'

export const kubewatchSource: Adapter = {
  kind: 'kubewatch',
  label: 'kubewatch',
  decoders: { kubewatch: decodeKubewatchEvent },
  hook: {
    format: 'kubewatch',
    headers: [],
    signatures: [],
    limitBytes: 1024 * 1024,
    takesMany: false,
    recognizes: value =>
      typeof value === 'object' &&
      value !== null &&
      (('type' in value && value.type === 'KUBERNETES_TOPOLOGY_CHANGE') || 'eventmeta' in value),
  },
}

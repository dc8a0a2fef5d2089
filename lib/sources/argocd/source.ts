import type { Adapter } from '../adapter.ts'
import { applicationIn } from './application.ts'
import { decodeArgocdEvent } from './decode.ts'

export const argocdSource: Adapter = {
  kind: 'argocd',
  label: 'Argo CD',
  decoders: { argocd: decodeArgocdEvent },
  hook: {
    format: 'argocd',
    headers: [],
    signatures: [],
    // A whole Application comes with its history and resources.
    limitBytes: 10 * 1024 * 1024,
    takesMany: false,
    recognizes: value => applicationIn(value)?.kind === 'Application',
  },
}

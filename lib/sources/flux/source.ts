import type { Adapter } from '../adapter.ts'
import { decodeFluxEvent } from './decode.ts'

export const fluxSource: Adapter = {
  kind: 'flux',
  label: 'Flux',
  decoders: { flux: decodeFluxEvent },
  hook: {
    format: 'flux',
    headers: ['gotk-component'],
    signatures: ['flux'],
    limitBytes: 1024 * 1024,
    takesMany: false,
    recognizes: (value, headers) =>
      'gotk-component' in headers ||
      (typeof value === 'object' && value !== null && 'involvedObject' in value && 'reason' in value),
  },
}

import type { Adapter } from '../adapter.ts'
import { decodeSpinnakerEvent } from './decode.ts'
import { echoEventOf } from './echo-event.ts'

export const spinnakerSource: Adapter = {
  kind: 'spinnaker',
  label: 'Spinnaker',
  decoders: { spinnaker: decodeSpinnakerEvent },
  hook: {
    format: 'spinnaker',
    headers: [],
    signatures: [],
    // A whole execution comes with every stage.
    limitBytes: 16 * 1024 * 1024,
    takesMany: true,
    recognizes: value => (echoEventOf(value)?.type ?? null) !== null,
  },
}

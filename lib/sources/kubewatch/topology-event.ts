import { z } from 'zod'
import { instantField, nameField } from '../contract-fields.ts'
import { foreignText } from '../foreign-fields.ts'

/**
 * kubewatch's structured CloudEvent, sent as application/json. Strict on what identifies it; what the specification calls
 * optional is not looked at, because kubewatch sends an empty `subject`.
 */
export const topologyEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: nameField(),
  source: nameField(500),
  type: nameField(),
  time: instantField,
  data: z.unknown(),
})

export const topologyChangeSchema = z.object({
  operation: foreignText,
  kind: foreignText,
  clusterUid: foreignText,
  obj: z.unknown().optional(),
  oldObj: z.unknown().optional(),
})

export type TopologyChange = z.infer<typeof topologyChangeSchema>

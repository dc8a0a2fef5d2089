import { z } from 'zod'
import { instantField, nameField } from '../contract-fields.ts'
import { foreignText, foreignTexts } from '../foreign-fields.ts'

/** The one body of notification-controller's generic providers. It has no id of its own. */
export const fluxEventSchema = z.object({
  involvedObject: z.object({
    kind: nameField(),
    name: nameField(),
    namespace: foreignText,
    uid: foreignText,
  }),
  reason: nameField(),
  timestamp: instantField,
  message: z.string().catch(''),
  metadata: foreignTexts,
})

export type FluxEvent = z.infer<typeof fluxEventSchema>

/** A member of the metadata: the controller strips the group before the slash, documents and old versions keep it. */
export function fluxMetadata({ metadata }: FluxEvent, name: string): string | null {
  const prefixed = Object.keys(metadata).find(key => key.endsWith(`/${name}`))
  return metadata[name] ?? (prefixed === undefined ? null : (metadata[prefixed] ?? null))
}

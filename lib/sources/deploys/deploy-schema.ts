import { z } from 'zod'
import { rolloutKinds } from '#lib/domain/deploy/rollout.ts'
import { instantField, nameField, optionalText } from '../contract-fields.ts'

/** Our deploy, as senders write it (api.md, "Taking events in"). Unknown members are kept with the raw event. */
export const deploySchema = z.object({
  id: nameField(),
  service: nameField(),
  platform: nameField(),
  cluster: nameField().nullish(),
  environment: optionalText(200),
  version: optionalText(),
  artefact: optionalText(),
  startedAt: instantField.nullish(),
  finishedAt: instantField,
  outcome: z
    .enum(['succeeded', 'failed', 'aborted', 'rolled_back'])
    .nullish()
    .transform(outcome => outcome ?? 'succeeded'),
  kind: z
    .enum(rolloutKinds)
    .nullish()
    .transform(kind => kind ?? 'rollout'),
  team: optionalText(),
  actor: optionalText(),
  commit: optionalText(),
  change: optionalText(),
  approvedBy: optionalText(),
  source: nameField(500).nullish(),
  metadata: z.unknown().optional(),
  labels: z.unknown().optional(),
})

export type Deploy = z.output<typeof deploySchema>

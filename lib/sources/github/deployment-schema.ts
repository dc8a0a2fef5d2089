import { z } from 'zod'
import { instantField, nameField, optionalText } from '../contract-fields.ts'

const idField = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,20}$/)]).transform(String)
const person = z.object({ login: optionalText() }).nullish()

/** What we read of a deployment. Older servers send neither `transient_environment` nor `production_environment`. */
const deployment = z.object({
  id: idField,
  sha: optionalText(),
  ref: optionalText(),
  task: optionalText(),
  payload: z.unknown().optional(),
  environment: nameField(),
  original_environment: optionalText(),
  transient_environment: z.boolean().nullish(),
  production_environment: z.boolean().nullish(),
  created_at: instantField,
  creator: person,
})

const repository = z.object({ id: idField, name: nameField(), full_name: nameField(500) })

const pullRequests = z
  .object({ pull_requests: z.array(z.object({ number: z.number().int() })).nullish() })
  .nullish()

export const deploymentSchema = z.object({ deployment, repository, workflow_run: pullRequests })

/** The states are open: a new one is ignored, not refused. */
export const deploymentStatusSchema = deploymentSchema.extend({
  deployment_status: z.object({
    id: idField,
    state: nameField(),
    environment: optionalText(),
    environment_url: optionalText(2000),
    created_at: instantField,
  }),
})

export type DeploymentEvent = z.output<typeof deploymentSchema>
export type DeploymentStatusEvent = z.output<typeof deploymentStatusSchema>

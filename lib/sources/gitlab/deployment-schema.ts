import { z } from 'zod'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import { nameField, optionalText } from '../contract-fields.ts'

/**
 * GitLab writes instants as Ruby does, `2021-04-28 21:50:00 +0200` or `... UTC`; RFC 3339 is read as well. Null: neither.
 */
export function decodeGitlabInstant(text: string): number | null {
  const ruby = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) (?:(UTC)|([+-]\d{2}):?(\d{2}))$/.exec(text)
  if (ruby === null) return decodeInstant(text)
  const [, day, time, utc, hours, minutes] = ruby
  return decodeInstant(`${day}T${time}${utc === undefined ? `${hours}:${minutes}` : 'Z'}`)
}

const idField = z
  .union([z.number().int().nonnegative(), z.string().regex(/^\d{1,20}$/)])
  .nullish()
  .transform(id => (id === null || id === undefined ? null : String(id)))

/** Old versions send no tier, no `status_changed_at` and no `deployment_id`; deployments made by the API have no job. */
export const deploymentSchema = z.object({
  status: nameField(),
  status_changed_at: z
    .string()
    .max(64)
    .nullish()
    .transform((text, context) => {
      if (text === null || text === undefined) return null
      const at = decodeGitlabInstant(text)
      if (at !== null) return at
      context.addIssue({ code: 'custom', message: 'must be an instant such as 2021-04-28 21:50:00 +0200' })
      return z.NEVER
    }),
  deployment_id: idField,
  deployable_id: idField,
  environment: nameField(),
  environment_tier: optionalText(),
  environment_external_url: optionalText(2000),
  project: z.object({
    id: idField,
    name: optionalText(),
    path_with_namespace: nameField(500),
  }),
  ref: optionalText(),
  short_sha: optionalText(),
  commit_url: optionalText(2000),
  user: z.object({ username: optionalText() }).nullish(),
})

export type GitlabDeployment = z.output<typeof deploymentSchema>

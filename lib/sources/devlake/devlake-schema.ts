import { z } from 'zod'
import { instantField, nameField, optionalText } from '../contract-fields.ts'

const environment = z
  .enum(['PRODUCTION', 'STAGING', 'TESTING', 'DEVELOPMENT', ''])
  .nullish()
  .transform(text => text || 'PRODUCTION')

/** DevLake 1.0: `POST .../deployments`. */
export const currentSchema = z.object({
  id: nameField(),
  environment,
  result: optionalText(50),
  startedDate: instantField,
  finishedDate: instantField,
  deploymentCommits: z
    .array(
      z.object({
        repoUrl: nameField(2000),
        commitSha: nameField(),
        startedDate: instantField,
        finishedDate: instantField,
        refName: optionalText(),
        result: optionalText(50),
      }),
    )
    .min(1)
    .max(1000),
})

/** DevLake before 1.0: one commit at the top, or several in `deployment_commits`. */
export const legacySchema = z
  .object({
    pipeline_id: nameField(),
    environment,
    result: optionalText(50),
    start_time: instantField,
    end_time: instantField,
    repo_url: nameField(2000).optional(),
    commit_sha: nameField().optional(),
    ref_name: optionalText(),
    deployment_commits: z
      .array(z.object({ repo_url: nameField(2000), commit_sha: nameField(), ref_name: optionalText() }))
      .max(1000)
      .optional(),
  })
  .refine(body => body.deployment_commits?.length || (body.repo_url && body.commit_sha), {
    path: ['deployment_commits'],
    message: 'must name a commit, or repo_url and commit_sha must',
  })

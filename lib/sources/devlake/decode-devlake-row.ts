import { z } from 'zod'
import { canonicalInstant } from '#lib/domain/time/canonical-instant.ts'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { outcomeOf, repositoryName } from './decode-devlake.ts'

/** The header that says which service rows belong to that cannot say it themselves. */
export const serviceHeader = 'landfall-service'

/** Exports write SQL's null as nothing, `NULL` or `\N`; numbers come as numbers from JSON. */
const cell = z
  .union([z.string().max(4_000), z.number(), z.boolean()])
  .nullish()
  .transform(value => {
    const text = value === null || value === undefined ? '' : String(value).trim()
    return text === '' || text === 'NULL' || text === '\\N' ? null : text
  })
const instantCell = cell.transform((text, context) => {
  if (text === null) return null
  const canonical = canonicalInstant(text)
  if (canonical !== null) return decodeInstant(canonical)
  context.addIssue({ code: 'custom', message: 'must be an instant such as 2026-03-02 09:14:00 (UTC)' })
  return z.NEVER
})
const keyCell = cell.refine(text => text !== null && Buffer.byteLength(text) <= 400, {
  message: 'must be there, and not have more than 400 bytes',
})

const rowSchema = z.object({
  id: keyCell,
  cicd_deployment_id: cell,
  cicd_scope_id: cell,
  repo_url: cell,
  commit_sha: cell,
  environment: cell,
  result: cell,
  started_date: instantCell,
  finished_date: instantCell,
  created_date: instantCell,
})

/** Whether a row is one of DevLake's tables `cicd_deployments` or `cicd_deployment_commits`. */
export const isDevlakeRow = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'cicd_scope_id' in value &&
  ('finished_date' in value || 'started_date' in value)

/**
 * A row of an export of DevLake's domain tables. A commit row tells of its repository's rollout within the deployment,
 * so several of one deployment and repository are one rollout; a deployment row knows only its scope. DevLake counts
 * nothing without an environment, so a missing one is not production.
 */
export function decodeDevlakeRow(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  const parsed = rowSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const row = parsed.data
  const service =
    context.headers?.[serviceHeader] ??
    (row.repo_url === null ? row.cicd_scope_id : repositoryName(row.repo_url))
  const startedAt = row.started_date ?? row.created_date
  const issues = instantIssues(
    { '/started_date': startedAt, '/finished_date': row.finished_date },
    context.now,
  )
  if (service === null || Buffer.byteLength(service) > 200)
    issues.push({
      path: '/cicd_scope_id',
      message: 'must be there, or repo_url, and not have more than 200 bytes',
    })
  if (row.finished_date === null)
    issues.push({ path: '/finished_date', message: 'must be there: an unfinished deployment is not history' })
  if (startedAt !== null && row.finished_date !== null && row.finished_date < startedAt)
    issues.push({ path: '/finished_date', message: 'is before started_date' })
  if (issues.length > 0) return { ok: false, issues }
  const isCommit = row.cicd_deployment_id !== null || row.commit_sha !== null
  const rollout: ObservedRollout = {
    type: 'rollout',
    rolloutId: row.cicd_deployment_id ?? row.id!,
    service: service!,
    platform: context.platform ?? null,
    cluster: context.cluster ?? null,
    environment: (row.environment ?? 'not said').slice(0, 200).toLowerCase(),
    startedAt,
    finishedAt: row.finished_date,
    outcome: outcomeOf(row.result),
    kind: 'rollout',
    isRollback: false,
    version: null,
    artefact: null,
    commit: row.commit_sha?.slice(0, 500) ?? null,
    change: null,
    actor: null,
    approvedBy: null,
    team: null,
  }
  const id = `${isCommit ? 'deployment-commit' : 'deployment'}/${row.id}`
  return { ok: true, value: { source: context.source, id, observations: [rollout], ignored: null } }
}

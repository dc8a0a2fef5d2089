import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { Decoded, DecodedEvent, Issue, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { currentSchema, legacySchema } from './devlake-schema.ts'

type Commit = {
  repoUrl: string
  commitSha: string
  refName: string | null
  result: string | null
  startedAt: number
  finishedAt: number
}
type Deployment = {
  id: string
  environment: string
  result: string | null
  startedAt: number
  finishedAt: number
  commits: Commit[]
}

const ownMembers = [
  'deploymentCommits',
  'deployment_commits',
  'pipeline_id',
  'commit_sha',
  'startedDate',
  'finishedDate',
]

type DevlakeContext = { source: string; now: number; platform?: string | null; cluster?: string | null }

/** Whether a body is DevLake's rather than ours: it has a member only theirs have. */
export function isDevlakeBody(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ownMembers.some(name => name in value)
}

/** The last segment of a repository's address, without `.git`: the name by which the service is known. */
export function repositoryName(url: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/(\.git)?\/*$/i, '')
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1) || url
}

/** DevLake counts only SUCCESS, and FAILURE against it; whatever else it is told never came to an end we could count. */
export function outcomeOf(result: string | null): RolloutOutcome {
  const word = (result ?? 'SUCCESS').toUpperCase()
  return word === 'SUCCESS' ? 'succeeded' : word === 'FAILURE' ? 'failed' : 'aborted'
}

function readCurrent(value: unknown): Decoded<Deployment> {
  const parsed = currentSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { id, environment, result, startedDate, finishedDate, deploymentCommits } = parsed.data
  const commits = deploymentCommits.map(({ repoUrl, commitSha, refName, ...commit }) => ({
    repoUrl,
    commitSha,
    refName,
    result: commit.result ?? result,
    startedAt: commit.startedDate,
    finishedAt: commit.finishedDate,
  }))
  return {
    ok: true,
    value: { id, environment, result, startedAt: startedDate, finishedAt: finishedDate, commits },
  }
}

function readLegacy(value: unknown): Decoded<Deployment> {
  const parsed = legacySchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const body = parsed.data
  const times = { startedAt: body.start_time, finishedAt: body.end_time, result: body.result }
  const single = { repo_url: body.repo_url ?? '', commit_sha: body.commit_sha ?? '', ref_name: body.ref_name }
  const commits = (body.deployment_commits?.length ? body.deployment_commits : [single]).map(commit => ({
    repoUrl: commit.repo_url,
    commitSha: commit.commit_sha,
    refName: commit.ref_name,
    ...times,
  }))
  return { ok: true, value: { id: body.pipeline_id, environment: body.environment, ...times, commits } }
}

function issuesOfTimes(deployment: Deployment, now: number): Issue[] {
  const { startedAt, finishedAt } = deployment
  const issues = instantIssues({ '/startedDate': startedAt, '/finishedDate': finishedAt }, now)
  if (finishedAt < startedAt) issues.push({ path: '/finishedDate', message: 'is before startedDate' })
  for (const [index, commit] of deployment.commits.entries()) {
    const path = `/deploymentCommits/${index}`
    issues.push(
      ...instantIssues(
        { [`${path}/finishedDate`]: commit.finishedAt, [`${path}/startedDate`]: commit.startedAt },
        now,
      ),
    )
    if (commit.finishedAt < commit.startedAt)
      issues.push({ path: `${path}/finishedDate`, message: 'is before startedDate' })
  }
  return issues
}

/**
 * DevLake's deployment, current or legacy: one rollout per repository (the first of its commits), each a service named
 * as the repository. DevLake knows no platform: what the address of the call says (`?platform=`) or the source's
 * configured platform stands in, else it is unmapped.
 */
export function decodeDevlake(
  value: unknown,
  { source, now, ...place }: DevlakeContext,
): Decoded<DecodedEvent> {
  const isCurrent =
    typeof value === 'object' &&
    value !== null &&
    ('deploymentCommits' in value || 'startedDate' in value || 'finishedDate' in value)
  const read = isCurrent ? readCurrent(value) : readLegacy(value)
  if (!read.ok) return read
  const deployment = read.value
  const issues = issuesOfTimes(deployment, now)
  if (issues.length > 0) return { ok: false, issues }
  const byService = new Map<string, Commit>()
  for (const commit of deployment.commits) {
    const name = repositoryName(commit.repoUrl)
    if (!byService.has(name)) byService.set(name, commit)
  }
  const observations = [...byService].map(
    ([service, commit]): ObservedRollout => ({
      type: 'rollout',
      rolloutId: deployment.id,
      service,
      platform: place.platform ?? null,
      cluster: place.cluster ?? null,
      environment: deployment.environment.toLowerCase(),
      startedAt: commit.startedAt,
      finishedAt: commit.finishedAt,
      outcome: outcomeOf(commit.result),
      kind: 'rollout',
      isRollback: false,
      version: null,
      artefact: null,
      commit: commit.commitSha,
      change: null,
      actor: null,
      approvedBy: null,
      team: null,
    }),
  )
  return { ok: true, value: { source, id: deployment.id, observations, ignored: null } }
}

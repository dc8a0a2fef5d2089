import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'

type Row = Record<string, unknown>

/** What Four Keys' own view would have made of a raw event. */
export type RawDeployment = {
  deployId: string
  service: string | null
  environment: string | null
  commit: string | null
  outcome: RolloutOutcome
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textAt = (value: unknown, ...path: string[]): string | null => {
  let at = value
  for (const name of path) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return (typeof at === 'string' && at.trim() !== '') || typeof at === 'number' ? String(at) : null
}

const outcomes: Readonly<Record<string, RolloutOutcome>> = {
  success: 'succeeded',
  failure: 'failed',
  failed: 'failed',
  error: 'failed',
}
const outcomeOf = (state: string | null): RolloutOutcome | undefined =>
  state !== null && Object.hasOwn(outcomes, state.toLowerCase()) ? outcomes[state.toLowerCase()] : undefined

/** `metadata` is the sender's body: a JSON text in exports of BigQuery, an object where somebody unfolded it. */
function metadataOf(row: Row): unknown {
  if (typeof row.metadata !== 'string') return row.metadata
  try {
    return JSON.parse(row.metadata) as unknown
  } catch {
    return null
  }
}

/**
 * A row of `events_raw` as a deployment, by the rules of Four Keys' view: GitHub deployment statuses, GitLab deployments
 * and pipelines, Argo CD. Null: another event, or a deployment that is not finished.
 */
export function readRawEvent(row: Row): RawDeployment | null {
  const body = metadataOf(row)
  const source = (textAt(row, 'source') ?? '').toLowerCase()
  if (isObject(body) && isObject(body.deployment_status)) return readGithub(body, row)
  if (textAt(body, 'object_kind') === 'deployment') return readGitlab(body, row)
  if (source.startsWith('argocd') || textAt(body, 'commit_sha') !== null) return readArgocd(body, row)
  return null
}

function readGithub(body: unknown, row: Row): RawDeployment | null {
  const outcome = outcomeOf(textAt(body, 'deployment_status', 'state'))
  const deployId =
    textAt(body, 'deployment', 'id') ?? textAt(body, 'deployment_status', 'id') ?? textAt(row, 'id')
  if (outcome === undefined || deployId === null) return null
  return {
    deployId,
    outcome,
    service: textAt(body, 'repository', 'name'),
    environment: textAt(body, 'deployment', 'environment')?.slice(0, 200) ?? null,
    commit: textAt(body, 'deployment', 'sha'),
  }
}

function readGitlab(body: unknown, row: Row): RawDeployment | null {
  const outcome = outcomeOf(textAt(body, 'status'))
  const deployId = textAt(body, 'deployment_id') ?? textAt(row, 'id')
  if (outcome === undefined || deployId === null) return null
  const url = textAt(body, 'commit_url')
  return {
    deployId,
    outcome,
    service: textAt(body, 'project', 'name') ?? url?.match(/\/([^/]+)\/(?:-\/)?commit\//)?.[1] ?? null,
    environment: textAt(body, 'environment')?.slice(0, 200) ?? null,
    commit: url?.split('/').at(-1) ?? textAt(body, 'short_sha'),
  }
}

function readArgocd(body: unknown, row: Row): RawDeployment | null {
  const outcome = outcomeOf(textAt(body, 'status'))
  const deployId = textAt(body, 'id') ?? textAt(row, 'id')
  const commit = textAt(body, 'commit_sha')
  if (outcome === undefined || deployId === null) return null
  // Its template sends `<application>-<commit>`.
  const service =
    commit !== null && deployId.endsWith(`-${commit}`) ? deployId.slice(0, -commit.length - 1) : null
  return { deployId, outcome, service: service || null, environment: null, commit }
}

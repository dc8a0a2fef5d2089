import { createHash } from 'node:crypto'
import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import { canonicalInstant } from '#lib/domain/time/canonical-instant.ts'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, Issue } from '../contract.ts'
import { instantIssues } from '../contract-fields.ts'
import { type RawDeployment, readRawEvent } from './read-raw-event.ts'

type Row = Record<string, unknown>
const serviceHeader = 'landfall-service'
const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string | null =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value) : null

/** Whether a row is one of Four Keys' tables `deployments` or `events_raw`. */
export const isFourkeysRow = (value: unknown): boolean =>
  isObject(value) &&
  'time_created' in value &&
  ('deploy_id' in value || ('event_type' in value && 'metadata' in value))

/** `changes` is a list, or the text of one: `["a","b"]`, `[a, b]`, or one change alone. */
function firstChange(value: unknown): string | null {
  const list = Array.isArray(value) ? value : (textOf(value) ?? '').replace(/^\[|\]$/g, '').split(',')
  return textOf(list[0])?.replace(/^[\s"']+|[\s"']+$/g, '') || null
}

function deploymentOf(row: Row): RawDeployment | null {
  if (!('deploy_id' in row)) return readRawEvent(row)
  const deployId = textOf(row.deploy_id)
  if (deployId === null) return null
  return {
    deployId,
    service: null,
    environment: null,
    commit: firstChange(row.changes),
    outcome: 'succeeded' as RolloutOutcome,
  }
}

/**
 * A row of an export of Four Keys' tables. `deployments` names no service, and old events may not: then the import says
 * it for all rows. Rows of `events_raw` that are no finished deployment are ignored with a reason. The rollout's key is
 * the deploy's own id, so both tables of one installation tell the same rollouts. Four Keys had no environments.
 */
export function decodeFourkeysRow(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  if (!isObject(value)) return { ok: false, issues: [{ path: '', message: 'must be an object' }] }
  const key = 'deploy_id' in value ? textOf(value.deploy_id) : (textOf(value.signature) ?? textOf(value.id))
  const issues: Issue[] = []
  if (key === null)
    issues.push({ path: 'deploy_id' in value ? '/deploy_id' : '/id', message: 'must be there' })
  const canonical = canonicalInstant(textOf(value.time_created) ?? '')
  const at = canonical === null ? null : decodeInstant(canonical)
  if (at === null)
    issues.push({ path: '/time_created', message: 'must be an instant such as 2026-03-02 09:14:00 UTC' })
  issues.push(...instantIssues({ '/time_created': at }, context.now))
  if (issues.length > 0) return { ok: false, issues }
  const id = `${'deploy_id' in value ? 'deployment' : 'event'}/${boundedKey(key!)}`
  const deployment = deploymentOf(value)
  if (deployment === null) {
    const ignored = `Four Keys ${textOf(value.event_type) ?? 'row'}: no finished deployment`
    return {
      ok: true,
      value: { source: context.source, id, observations: [], ignored: ignored.slice(0, 200) },
    }
  }
  const service = context.headers?.[serviceHeader] ?? deployment.service
  if (service === null || Buffer.byteLength(service) > 200)
    return {
      ok: false,
      issues: [{ path: '/service', message: 'no column says which service: name it for the whole import' }],
    }
  const { deployId, environment, commit, outcome } = deployment
  return {
    ok: true,
    value: {
      source: context.source,
      id,
      ignored: null,
      observations: [
        {
          type: 'rollout',
          rolloutId: boundedKey(deployId),
          service,
          platform: context.platform ?? null,
          cluster: context.cluster ?? null,
          environment,
          startedAt: null,
          finishedAt: at,
          outcome,
          kind: 'rollout',
          isRollback: false,
          version: null,
          artefact: null,
          commit: commit?.slice(0, 500) ?? null,
          change: null,
          actor: null,
          approvedBy: null,
          team: null,
        },
      ],
    },
  }
}

/** Keys of an index are bounded; Four Keys' signatures are not. */
const boundedKey = (key: string): string =>
  Buffer.byteLength(key) <= 400 ? key : createHash('sha256').update(key).digest('hex')

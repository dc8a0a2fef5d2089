import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { Application } from './application.ts'
import { type DeployedSources, deployedSources, wantedSources } from './deployed-sources.ts'
import { workloadsOf } from './read-parts.ts'

/** What the last sync of an application came to. Instants are epoch ms. */
export type Sync = {
  /** Beside the application's uid, what makes the event's key. */
  key: string[]
  outcome: RolloutOutcome
  startedAt: number
  finishedAt: number | null
  actor: string | null
  sources: DeployedSources
  /** Its pods have replaced those before: the application was found healthy since the sync began. */
  isSettled: boolean
}

const isPartial = ({ sync }: Application['status']['operationState']['operation']): boolean =>
  sync.resources.length > 0 || sync.dryRun

/**
 * The rollout of the last sync, or why it is none. A sync that deployed something has an entry of the history that began
 * with it; healing by itself, or a sync of chosen resources, adds none.
 */
export function readSync(app: Application): Sync | { ignored: string } {
  const { operationState: state, history, health, summary } = app.status
  const { phase, startedAt } = state
  if (phase === null || startedAt === null) return { ignored: 'the application has not been synced yet' }
  if (isPartial(state.operation)) return { ignored: 'a sync of chosen resources adds nothing to the history' }
  const actor = state.operation.initiatedBy.username
  const isOver = phase === 'Failed' || phase === 'Error'
  if (phase === 'Succeeded') {
    const entry = history.toSorted((a, b) => Number(a.id ?? -1) - Number(b.id ?? -1)).at(-1)
    const { id = null, deployedAt = null } = entry ?? {}
    const isNew = deployedAt !== null && (entry?.deployStartedAt ?? deployedAt) >= startedAt
    if (entry === undefined || id === null || deployedAt === null || !isNew)
      return { ignored: 'a sync that added nothing to the history, as when Argo CD heals by itself' }
    // Healthy since before the sync is the word on the pods before it.
    const isSettled = health.status === 'Healthy' && (health.lastTransitionTime ?? startedAt) >= startedAt
    if (!isSettled && workloadsOf(app).length > 1 && summary.images.length === 0)
      return { ignored: 'several workloads, and no images yet to tell them apart: counted when healthy' }
    // Told again when healthy, with the images that run: that word comes first by the order of event ids.
    return {
      key: [id, isSettled ? 'healthy' : 'synced'],
      outcome: 'succeeded',
      startedAt: entry.deployStartedAt ?? startedAt,
      finishedAt: deployedAt,
      actor: entry.initiatedBy.username ?? actor,
      sources: deployedSources(entry),
      isSettled,
    }
  }
  if (!isOver && phase !== 'Running' && phase !== 'Terminating')
    return { ignored: `a sync in the phase ${phase} is no rollout` }
  if (!isOver && workloadsOf(app).length > 1)
    return { ignored: 'a sync of several workloads is counted when it has ended' }
  return {
    key: [String(startedAt), phase],
    outcome: isOver ? 'failed' : 'unfinished',
    startedAt,
    finishedAt: isOver ? (state.finishedAt ?? startedAt) : null,
    actor,
    sources: wantedSources(app),
    isSettled: false,
  }
}

import type { PoolClient } from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { deleteSourceSecret } from '#db/queries/delete-source-secret.ts'
import { disconnectSource, isSourceHeld } from '#db/queries/disconnect-source.ts'
import { insertSourceSecret, lockSourceSecrets } from '#db/queries/insert-source-secret.ts'
import { type ConfiguredSource, selectSourceRow } from '#db/queries/select-source-row.ts'
import { selectSourceSecrets } from '#db/queries/select-source-secrets.ts'
import {
  updateResyncAsked,
  updateSourceLimits,
  updateSourcePaused,
} from '#db/queries/update-source-orders.ts'
import { type ConnectedSource, upsertConnectedSource } from '#db/queries/upsert-connected-source.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'

type Act = { db: Database; viewer: Viewer; now: number }

/** A source as its adapter took it. Credentials stand in `settings` as `{sealed: id}`; new ones come along, sealed. */
export type SourcePlan = Omit<ConnectedSource, 'createdBy'> & {
  credentials: { id: string; sealed: Uint8Array }[]
}

const actorOf = (viewer: Viewer): string => (viewer.kind === 'nobody' ? '' : viewer.name)
const placeNames = { file: 'in the configuration file', demo: 'by the demo', page: 'on this page' }

async function requireSource(client: PoolClient, id: string): Promise<ConfiguredSource> {
  const source = await selectSourceRow(client, id, true)
  if (source === null) throw new ActRefused('not_found', `There is no source ${id}.`)
  return source
}

/** Writes down the act and what it changes, and tells open pages. The last statements of an act. */
async function close(
  client: PoolClient,
  { viewer, now }: Act,
  objectId: string,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await bumpDataVersion(client, 'catalog', now)
  await appendAudit(client, {
    at: now,
    actor: actorOf(viewer),
    action,
    objectType: 'source',
    objectId,
    // What is not said is not there: the log's hash is computed over what is stored.
    detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
  })
}

/** Connects a source: one nobody knows, or one that was only seen. Throws ActRefused. */
export async function connectSource(act: Act, plan: SourcePlan): Promise<void> {
  requireAdmin(act.viewer)
  await withTransaction(act.db, async client => {
    const held = await selectSourceRow(client, plan.id, true)
    if (held !== null && held.configuredIn !== null)
      throw new ActRefused(
        'wrong_state',
        `The source ${plan.id} is configured ${placeNames[held.configuredIn]}: choose another id.`,
      )
    if (held !== null && held.kind !== plan.kind && held.kind !== 'push')
      throw new ActRefused(
        'wrong_state',
        `Events of a source ${plan.id} of kind ${held.kind} are known already: choose another id.`,
      )
    await writePlan(client, act, plan)
    const { id, kind, settings, freshnessSeconds } = plan
    await close(client, act, id, 'source.connect', { kind, settings, freshnessSeconds })
  })
}

async function writePlan(client: PoolClient, { viewer, now }: Act, plan: SourcePlan): Promise<void> {
  const createdBy = actorOf(viewer)
  await upsertConnectedSource(client, { ...plan, createdBy }, now)
  await lockSourceSecrets(client, plan.id)
  for (const { id, sealed } of plan.credentials)
    await insertSourceSecret(
      client,
      { source: plan.id, id, purpose: 'credential', sealed, createdBy, expiresAt: null },
      now,
    )
  // Credentials nothing refers to any more are no use to anybody.
  const used = JSON.stringify(plan.settings ?? {})
  for (const { id, purpose } of await selectSourceSecrets(client, plan.id))
    if (purpose === 'credential' && !used.includes(JSON.stringify(id)))
      await deleteSourceSecret(client, plan.id, id)
}

export type SourceChange = {
  label?: string | null | undefined
  freshnessSeconds?: number | null | undefined
  isPaused?: boolean | undefined
}

/**
 * Changes a source. `plan`: its new settings as the adapter took them. A source of the file is only paused and let go on
 * here; one that was only seen gets a name and a limit. Throws ActRefused.
 */
export async function changeSource(
  act: Act,
  id: string,
  change: SourceChange,
  traits: { isPull: boolean },
  plan: SourcePlan | null,
): Promise<void> {
  requireAdmin(act.viewer)
  await withTransaction(act.db, async client => {
    const source = await requireSource(client, id)
    const { label, freshnessSeconds, isPaused } = change
    const isLimited = label !== undefined || freshnessSeconds !== undefined
    const isElsewhere = source.configuredIn === 'file' || source.configuredIn === 'demo'
    if ((isLimited || plan !== null) && isElsewhere)
      throw new ActRefused(
        'wrong_state',
        `${id} is configured ${placeNames[source.configuredIn!]}: change it there. It can be paused and listed anew here.`,
      )
    if (plan !== null && source.configuredIn !== 'page')
      throw new ActRefused('wrong_state', `${id} was only seen so far: connect it to give it settings.`)
    const [cluster = null] = source.clusters
    if (plan !== null && cluster !== null && plan.cluster !== cluster)
      throw new ActRefused(
        'wrong_state',
        `${id} told of the cluster ${cluster}: connect another source for ${plan.cluster ?? 'another place'}, and disconnect this one.`,
      )
    if (isPaused === true && !traits.isPull)
      throw new ActRefused('wrong_state', `Others send the events of ${id}: stop them where they are sent.`)
    if (plan !== null) await writePlan(client, act, plan)
    else if (isLimited)
      await updateSourceLimits(client, id, {
        label: label === undefined ? source.label : label,
        freshnessSeconds: freshnessSeconds === undefined ? source.freshnessSeconds : freshnessSeconds,
      })
    if (isPaused !== undefined && isPaused !== source.isPaused) {
      await updateSourcePaused(client, id, isPaused)
      await close(client, act, id, isPaused ? 'source.pause' : 'source.continue', {})
    }
    if (isLimited || plan !== null)
      await close(client, act, id, 'source.change', { label, freshnessSeconds, settings: plan?.settings })
  })
}

/** Asks the collector to list everything anew. Throws ActRefused. */
export async function askResync(act: Act, id: string, traits: { isPull: boolean }): Promise<void> {
  requireAdmin(act.viewer)
  await withTransaction(act.db, async client => {
    const source = await requireSource(client, id)
    if (!traits.isPull)
      throw new ActRefused('wrong_state', `Others send the events of ${id}: there is nothing to list anew.`)
    if (source.isPaused) throw new ActRefused('wrong_state', `${id} is paused: let it go on first.`)
    await updateResyncAsked(client, id, act.now)
    await close(client, act, id, 'source.resync', {})
  })
}

/** Disconnects a source of the page, or one that was taken out of the file. What it told stays. Throws ActRefused. */
export async function forgetSource(act: Act, id: string): Promise<void> {
  requireAdmin(act.viewer)
  await withTransaction(act.db, async client => {
    const source = await requireSource(client, id)
    const { configuredIn } = source
    if (configuredIn === null)
      throw new ActRefused('wrong_state', `${id} is not connected: it was only seen.`)
    if (configuredIn !== 'page' && (await isSourceHeld(client, id, act.now)))
      throw new ActRefused(
        'wrong_state',
        `${id} is configured ${placeNames[configuredIn]} and followed now: take it out there first.`,
      )
    await disconnectSource(client, id)
    await close(client, act, id, 'source.disconnect', { kind: source.kind })
  })
}

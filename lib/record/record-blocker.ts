import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { lockRecords } from '#db/queries/lock-records.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { mayHoldService, mayRecordBlocker } from '#lib/domain/access/may-record-blocker.ts'
import { type Blocker, blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { lockedBlocker, requireOpenBlocker } from './blocker-state.ts'
import { ActRefused } from './record-error.ts'
import { insertRecordIn, type RecordAct, withdrawRecordIn } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireServicesInScope } from './require-services-in-scope.ts'
import { requireMigrationNamed, requireServiceNamed } from './require-subject.ts'

const serviceIds = z.array(nameField).max(500)
const ticketField = z
  .string()
  .trim()
  .max(2_000)
  .refine(isWebAddress, { message: 'must be an address that begins with https:// or http://' })

/** One thing that holds services back, with those it holds. */
export const newBlockerSchema = z.strictObject({
  migration: nameField.optional(),
  type: z.enum(blockerTypes),
  title: z.string().trim().min(3).max(160),
  detail: z.string().trim().max(2_000).optional(),
  /** The team that can solve it. */
  ownerTeam: nameField.nullish(),
  ownerName: nameField.nullish(),
  /** Today if left out. */
  since: dayField.optional(),
  promised: dayField.optional(),
  ticketUrl: ticketField.nullish(),
  services: serviceIds.optional(),
})
export type NewBlocker = z.output<typeof newBlockerSchema>

export const heldServicesSchema = z.strictObject({
  services: serviceIds.min(1),
  reason: reasonField.optional(),
})
export type HeldServices = z.output<typeof heldServicesSchema>

type Within = Pick<RecordAct, 'viewer' | 'now'>

function isWebAddress(text: string): boolean {
  const address = URL.parse(text)
  return address !== null && (address.protocol === 'https:' || address.protocol === 'http:')
}

const mayHold = 'A team says what holds its own services; the road team and admins say it of all.'

/** Writes a blocker down with the services it holds. Returns its id. Throws ActRefused. */
export function recordBlocker(act: RecordAct, input: NewBlocker): Promise<string> {
  requireAllowed(
    act.viewer,
    mayRecordBlocker(act.viewer),
    'Teams, the road team and admins write blockers down.',
  )
  return withTransaction(act.db, async client => {
    const migration = await requireMigrationNamed(client, input.migration)
    const owners = await requireServicesInScope(client, migration, input.services ?? [], act.now)
    for (const team of owners.values()) requireAllowed(act.viewer, mayHoldService(act.viewer, team), mayHold)
    return recordBlockerIn(client, act, input)
  })
}

/** The same within the caller's transaction, by an act that has decided who may: a report names what holds. Throws ActRefused. */
export async function recordBlockerIn(client: PoolClient, act: Within, input: NewBlocker): Promise<string> {
  const migration = await requireMigrationNamed(client, input.migration)
  const services = [...new Set(input.services ?? [])]
  await requireServicesInScope(client, migration, services, act.now)
  await requireOwnerTeam(client, input.ownerTeam ?? null)
  const sinceOn = input.since ?? dayOf(act.now)
  if (sinceOn > dayOf(act.now))
    throw new ActRefused('invalid', 'A blocker began today or before.', [
      { path: '/since', message: 'is still to come' },
    ])
  requirePromise(act, input.promised ?? null)
  const id = await insertRecordIn(client, act, {
    kind: 'blockers',
    values: {
      migration: migration.id,
      type: input.type,
      title: input.title,
      detail: input.detail || null,
      ownerTeam: input.ownerTeam ?? null,
      ownerName: input.ownerName ?? null,
      sinceOn,
      ticketUrl: input.ticketUrl ?? null,
    },
    reason: null,
    action: 'blocker.add',
    about: { type: 'migration', id: migration.id },
  })
  if (input.promised !== undefined)
    await insertRecordIn(client, act, {
      kind: 'blockerPromises',
      values: { blocker: id, promisedOn: input.promised },
      reason: null,
      action: 'blocker.promise',
      about: { type: 'blocker', id },
    })
  for (const service of services) await insertHold(client, act, id, service, null)
  return id
}

/** Says that a blocker holds services. Returns those it did not hold before. Throws ActRefused. */
export function holdServices(act: RecordAct, id: string, input: HeldServices): Promise<string[]> {
  return withTransaction(act.db, async client => {
    const { blocker } = await lockedBlocker(client, id)
    await requireHolders(client, act, blocker, input.services)
    const held: string[] = []
    for (const service of new Set(input.services))
      if (await holdServiceIn(client, act, { blocker: id, service, reason: input.reason ?? null }))
        held.push(service)
    return held
  })
}

/**
 * Says within the caller's transaction that an open blocker holds a service, by an act that has decided who may.
 * False: it held it already. Throws ActRefused where the blocker ended, or the service is not in its migration's scope.
 */
export async function holdServiceIn(
  client: PoolClient,
  act: Within,
  { blocker: id, service, reason }: { blocker: string; service: string; reason: string | null },
): Promise<boolean> {
  const { blocker } = await lockedBlocker(client, id)
  requireOpenBlocker(blocker)
  const migration = await requireMigrationNamed(client, blocker.migration)
  await requireServicesInScope(client, migration, [service], act.now)
  if (blocker.holds.some(hold => hold.service === service)) return false
  await insertHold(client, act, id, service, reason)
  return true
}

/** Says that a blocker holds services no more. Returns those it held. Throws ActRefused. */
export function releaseServices(act: RecordAct, id: string, input: HeldServices): Promise<string[]> {
  return withTransaction(act.db, async client => {
    const { blocker, records, all } = await lockedBlocker(client, id)
    requireOpenBlocker(blocker)
    // Also of services that left the scope since.
    for (const service of input.services) {
      const { team } = await requireServiceNamed(client, service, act.now)
      requireAllowed(act.viewer, mayHoldService(act.viewer, team), mayHold)
    }
    // What was merged into it is held by it, though the record names the other.
    const holders = new Set([id, ...all.filter(one => endsIn(one, id, all)).map(one => one.id)])
    const rows = records.blockerHolds.filter(
      row => row.withdrawnAt === null && holders.has(row.blocker) && input.services.includes(row.serviceId),
    )
    await lockRecords(
      client,
      'blockerHolds',
      rows.map(row => row.id),
    )
    for (const row of rows)
      await withdrawRecordIn(client, act, {
        kind: 'blockerHolds',
        id: row.id,
        reason: input.reason ?? null,
        action: 'blocker.release',
        about: { type: 'service', id: row.serviceId },
      })
    return [...new Set(input.services)].filter(service => rows.some(row => row.serviceId === service))
  })
}

function endsIn(blocker: Blocker, id: string, all: readonly Blocker[]): boolean {
  const seen = new Set<string>()
  let next = blocker.end?.mergedInto ?? null
  while (next !== null && !seen.has(next)) {
    if (next === id) return true
    seen.add(next)
    const at = next
    next = all.find(one => one.id === at)?.end?.mergedInto ?? null
  }
  return false
}

async function requireHolders(
  client: PoolClient,
  { viewer, now }: RecordAct,
  blocker: Blocker,
  services: readonly string[],
): Promise<void> {
  requireOpenBlocker(blocker)
  const migration = await requireMigrationNamed(client, blocker.migration)
  const owners = await requireServicesInScope(client, migration, services, now)
  for (const team of owners.values()) requireAllowed(viewer, mayHoldService(viewer, team), mayHold)
}

const insertHold = (
  client: PoolClient,
  act: Within,
  blocker: string,
  serviceId: string,
  reason: string | null,
): Promise<string> =>
  insertRecordIn(client, act, {
    kind: 'blockerHolds',
    values: { blocker, serviceId },
    reason,
    action: 'blocker.hold',
    about: { type: 'service', id: serviceId },
  })

/** Throws ActRefused for a team nobody knows. */
export async function requireOwnerTeam(client: PoolClient, team: string | null): Promise<void> {
  if (team === null) return
  const { teams, services } = await selectCatalog(client)
  if (teams.some(({ id }) => id === team) || services.some(one => one.team === team)) return
  throw new ActRefused('invalid', `There is no team ${team}.`, [
    { path: '/ownerTeam', message: 'is not there' },
  ])
}

/** Throws ActRefused for a promise of a day that is over. */
export function requirePromise({ now }: Pick<RecordAct, 'now'>, promisedOn: string | null): void {
  if (promisedOn !== null && promisedOn < dayOf(now))
    throw new ActRefused('invalid', 'A promise is for a day to come.', [
      { path: '/promised', message: 'is over already' },
    ])
}

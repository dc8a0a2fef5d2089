import { lockBlocker } from '#db/queries/lock-blocker.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { type BlockerRecords, foldBlockers } from '#lib/domain/blocker/fold-blockers.ts'
import { ActRefused } from './record-error.ts'

export type BlockerState = { blocker: Blocker; all: Blocker[]; records: BlockerRecords }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * One blocker as it stands, kept from changing until the caller's transaction ends, with the others of its migration. Whatever
 * the act's clock says: what was recorded while it waited counts. Throws ActRefused.
 */
export async function lockedBlocker(client: Queryable, id: string): Promise<BlockerState> {
  if (!uuid.test(id) || !(await lockBlocker(client, id)))
    throw new ActRefused('not_found', 'There is no such blocker.')
  const records: BlockerRecords = {
    blockers: await selectRecordsOf(client, 'blockers', null),
    blockerOwners: await selectRecordsOf(client, 'blockerOwners', null),
    blockerPromises: await selectRecordsOf(client, 'blockerPromises', null),
    blockerHolds: await selectRecordsOf(client, 'blockerHolds', null),
    blockerEnds: await selectRecordsOf(client, 'blockerEnds', null),
  }
  const { migration } = records.blockers.find(row => row.id === id)!
  const all = foldBlockers(records, migration, Number.MAX_SAFE_INTEGER)
  const blocker = all.find(one => one.id === id)
  if (blocker === undefined) throw new ActRefused('not_found', 'There is no such blocker.')
  return { blocker, all, records }
}

/** Throws ActRefused for a blocker that ended: nothing about it changes any more but that it is opened again. */
export function requireOpenBlocker({ end, title }: Blocker): void {
  if (end !== null)
    throw new ActRefused(
      'wrong_state',
      end.outcome === 'merged'
        ? `“${title}” was merged into another one.`
        : `“${title}” ended already; open it again first.`,
    )
}

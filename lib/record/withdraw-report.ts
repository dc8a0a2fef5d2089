import type { PoolClient } from 'pg'
import { withTransaction } from '#db/client.ts'
import { lockBlocker } from '#db/queries/lock-blocker.ts'
import { lockRecords } from '#db/queries/lock-records.ts'
import type { RecordKind, RecordRows } from '#db/queries/record-tables.ts'
import { selectRecord, selectRecordsOf } from '#db/queries/select-records.ts'
import { mayWithdrawReport } from '#lib/domain/access/may-report.ts'
import { ActRefused } from './record-error.ts'
import { blockersIn } from './record-report.ts'
import { type RecordAct, withdrawRecordIn } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

type Report = RecordRows['reports']

/**
 * Takes a report back while it is the team's alone, with what came of it in the same act: holds, new blockers that hold
 * nothing else, the request, corrections nobody answered. All of it stays known. `isPrivate`: whether the team still has it
 * for itself. Throws ActRefused.
 */
export async function withdrawReport(
  act: RecordAct,
  id: string,
  isPrivate: (report: Report) => Promise<boolean>,
): Promise<void> {
  const report = await selectRecord(act.db.pool, 'reports', id)
  if (report === null) throw new ActRefused('not_found', 'There is no such report.')
  requireAllowed(
    act.viewer,
    mayWithdrawReport(act.viewer, report),
    'Who sent a report, and admins, take it back.',
  )
  if (report.withdrawnAt !== null) throw new ActRefused('wrong_state', 'It was taken back already.')
  if (!(await isPrivate(report)))
    throw new ActRefused('wrong_state', 'Leaders see it by now: send another one, which takes its place.')
  await withTransaction(act.db, async client => {
    const about = { type: 'team', id: report.team }
    const reason = 'taken back with the report'
    await holdWhatCame(client, report)
    await withdrawRecordIn(client, act, {
      kind: 'reports',
      id,
      reason: null,
      action: 'report.withdraw',
      about,
    })
    const { blockers, holds, others } = await cameWith(client, report)
    for (const hold of holds)
      await withdrawRecordIn(client, act, {
        kind: 'blockerHolds',
        id: hold,
        reason,
        action: 'blocker.release',
        about,
      })
    for (const blocker of blockers)
      await withdrawRecordIn(client, act, {
        kind: 'blockers',
        id: blocker,
        reason,
        action: 'blocker.withdraw',
        about,
      })
    for (const other of others)
      await withdrawRecordIn(client, act, { ...other, reason, action: 'report.withdraw_part', about })
  })
}

/** Takes what other acts may hold before anything is written, as reporting does. */
async function holdWhatCame(client: PoolClient, report: Report): Promise<void> {
  await lockRecords(client, 'reports', [report.id])
  for (const id of blockersIn(report.claims)) await lockBlocker(client, id)
  const { holds, others } = await cameWith(client, report)
  await lockRecords(client, 'blockerHolds', holds)
  for (const kind of ['visitRequests', 'disputes'] as const)
    await lockRecords(
      client,
      kind,
      others.filter(other => other.kind === kind).map(({ id }) => id),
    )
}

/** What the act that recorded a report recorded with it: its instant and author are theirs. */
async function cameWith(client: PoolClient, report: Report) {
  const isOfAct = (row: { recordedAt: number; recordedBy: string; withdrawnAt: number | null }) =>
    row.recordedAt === report.recordedAt && row.recordedBy === report.recordedBy && row.withdrawnAt === null
  const claimed = new Set(report.claims.map(({ service }) => service))
  const allHolds = (await selectRecordsOf(client, 'blockerHolds', null)).filter(
    row => row.withdrawnAt === null,
  )
  const holds = allHolds.filter(row => isOfAct(row) && claimed.has(row.serviceId))
  const ends = await selectRecordsOf(client, 'blockerEnds', null)
  const blockers = (await selectRecordsOf(client, 'blockers', null)).filter(
    row =>
      isOfAct(row) &&
      report.claims.some(({ blocker }) => blocker === row.id) &&
      allHolds.every(hold => hold.blocker !== row.id || holds.includes(hold)) &&
      ends.every(end => end.blocker !== row.id && end.mergedInto !== row.id),
  )
  const requests = (await selectRecordsOf(client, 'visitRequests', null)).filter(
    row => isOfAct(row) && row.team === report.team,
  )
  const disputes = (await selectRecordsOf(client, 'disputes', null)).filter(
    row => isOfAct(row) && row.answeredAt === null && row.migration === report.migration,
  )
  const named = (kind: RecordKind, rows: readonly { id: string }[]) => rows.map(({ id }) => ({ kind, id }))
  return {
    holds: holds.map(({ id }) => id),
    blockers: blockers.map(({ id }) => id),
    others: [...named('visitRequests', requests), ...named('disputes', disputes)],
  }
}

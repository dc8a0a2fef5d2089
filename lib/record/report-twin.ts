import type { PoolClient } from 'pg'
import type { RecordRows } from '#db/queries/record-tables.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'
import { authorOf, type RecordAct } from './records.ts'
import type { NewReport } from './report-schema.ts'

const sameMs = 10 * minuteMs

type Row = RecordRows['reports']
type Told = Pick<Row, 'confidence' | 'note' | 'nextService' | 'nextOn' | 'visitWish' | 'evidenceVerdict'>
type Made = { recordedAt: number; recordedBy: string }

/** The newest of a team's reports by the same author within ten minutes that says all of it, corrections too; null: none does. */
export async function reportTwin(
  client: PoolClient,
  own: readonly Row[],
  { said, claims, wrong }: Pick<NewReport, 'claims' | 'wrong'> & { said: Told },
  { viewer, now }: Pick<RecordAct, 'viewer' | 'now'>,
): Promise<Row | null> {
  const author = authorOf(viewer)
  const recent = own.filter(row => row.recordedBy === author && row.recordedAt >= now - sameMs)
  if (recent.length === 0) return null
  const blockers = await selectRecordsOf(client, 'blockers', null)
  const disputes = await selectRecordsOf(client, 'disputes', null)
  const given = wordsOf(said, claims)
  return (
    recent.findLast(row => {
      // What an act recorded together has its instant and its author.
      const isOfAct = (one: Made) => one.recordedAt === row.recordedAt && one.recordedBy === author
      const rowClaims = row.claims.map(claim => {
        const made = blockers.find(({ id }) => id === claim.blocker)
        return made !== undefined && isOfAct(made) ? { ...claim, blocker: null, newBlocker: made } : claim
      })
      const isOpened = (asked: NewReport['wrong'][number]) =>
        disputes.some(
          one =>
            isOfAct(one) &&
            one.serviceId === asked.service &&
            one.about === asked.about &&
            one.claim === asked.claim,
        )
      return wordsOf(row, rowClaims) === given && wrong.every(isOpened)
    }) ?? null
  )
}

type ClaimWords = {
  service: string
  kind: string
  byOn?: string | null | undefined
  blocker?: string | null | undefined
  newBlocker?: { type: string; title: string } | undefined
}

const wordsOf = (
  { confidence, note, nextService, nextOn, visitWish, evidenceVerdict }: Told,
  claims: readonly ClaimWords[],
): string =>
  JSON.stringify([
    [confidence, note, nextService, nextOn, visitWish, evidenceVerdict],
    claims.map(({ service, kind, byOn, blocker, newBlocker }) => [
      ...[service, kind, byOn ?? null, blocker ?? null],
      newBlocker === undefined ? null : [newBlocker.type, newBlocker.title],
    ]),
  ])

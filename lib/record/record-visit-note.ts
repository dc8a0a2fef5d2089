import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayRecordCommitment } from '#lib/domain/access/may-record-commitment.ts'
import { nameField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecordIn, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireVisited } from './require-visited.ts'

/** What was noted about a team on a visit. */
export const newVisitNoteSchema = z.strictObject({
  visit: z.uuid(),
  team: nameField,
  note: z.string().trim().min(1).max(4_000),
})
export type NewVisitNote = z.output<typeof newVisitNoteSchema>

const notAllowed = 'The road team and admins write notes of a visit.'

/** Keeps a note. Returns its id. Throws ActRefused. */
export function recordVisitNote(act: RecordAct, input: NewVisitNote): Promise<string> {
  requireAllowed(act.viewer, mayRecordCommitment(act.viewer), notAllowed)
  return withTransaction(act.db, async client => {
    await requireVisited(client, act, input)
    return insertRecordIn(client, act, {
      kind: 'visitNotes',
      values: input,
      reason: null,
      action: 'visit_note.add',
      about: { type: 'team', id: input.team },
    })
  })
}

/** Takes a note back. Throws ActRefused. */
export async function withdrawVisitNote(act: RecordAct, id: string): Promise<void> {
  requireAllowed(act.viewer, mayRecordCommitment(act.viewer), notAllowed)
  const note = await selectRecord(act.db.pool, 'visitNotes', id)
  if (note === null) throw new ActRefused('not_found', 'There is no such note.')
  await withdrawRecord(act, {
    kind: 'visitNotes',
    id,
    reason: null,
    action: 'visit_note.withdraw',
    about: { type: 'team', id: note.team },
  })
}

import type { Database } from '#db/client.ts'
import type { RecordValues } from '#db/queries/record-tables.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { insertRecord } from '#lib/record/records.ts'

export const roadEngineer: Viewer = {
  kind: 'person',
  id: 'p',
  name: 'Ilse Forestay',
  role: 'road_team',
  team: null,
}

/** A visit of two days to Oslo that meets Gangway on the first, as if it had been booked at `now`, whatever would clash. */
export async function insertVisit(
  db: Database,
  now: number,
  visit: Pick<RecordValues<'visits'>, 'visit' | 'fromOn'> & Partial<RecordValues<'visits'>>,
): Promise<void> {
  await insertRecord(
    { db, viewer: roadEngineer, now },
    {
      kind: 'visits',
      values: {
        sequence: 0,
        migration: 'helios-to-kubernetes',
        office: 'oslo',
        toOn: addDays(visit.fromOn, 1),
        engineers: ['ilse'],
        agenda: [{ on: visit.fromOn, team: 'gangway', task: 'First moves' }],
        kind: 'help',
        status: 'booked',
        ...visit,
      },
      reason: null,
      action: 'visit.book',
      about: { type: 'visit', id: visit.visit },
    },
  )
}

import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { foldVisits } from '#lib/domain/visit/fold-visits.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import { ActRefused } from './record-error.ts'

/**
 * The visit something was said on: it has begun (by the earliest clock of the world), was not called off, and the team is on
 * its agenda or sits at that office. Throws ActRefused.
 */
export async function requireVisited(
  db: Queryable,
  { now }: { now: number },
  { visit: id, team }: { visit: string; team: string },
): Promise<Visit> {
  const visits = foldVisits(await selectRecordsOf(db, 'visits', null), now)
  const visit = visits.find(one => one.id === id)
  if (visit === undefined)
    throw new ActRefused('invalid', 'There is no such visit.', [{ path: '/visit', message: 'is not there' }])
  if (visit.isCancelled) throw new ActRefused('wrong_state', 'This visit was called off.')
  if (visit.fromOn > addDays(dayOf(now), 1))
    throw new ActRefused('wrong_state', `This visit begins on ${visit.fromOn} only.`)
  if (visit.agenda.some(item => item.team === team)) return visit
  const { teams } = await selectCatalog(db)
  const isThere = teams.some(known => known.id === team && known.office === visit.office)
  if (isThere) return visit
  throw new ActRefused('invalid', `${team} is not on this visit.`, [
    { path: '/team', message: 'is neither on its agenda nor at its office' },
  ])
}

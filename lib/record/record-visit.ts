import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { withTransaction } from '#db/client.ts'
import { insertMessages } from '#db/queries/insert-outbox.ts'
import { lockVisits } from '#db/queries/lock-visits.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { mayPlanVisits } from '#lib/domain/access/may-plan-visits.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { conflictsOf } from '#lib/domain/visit/conflicts-of.ts'
import { foldVisits } from '#lib/domain/visit/fold-visits.ts'
import { moveAgenda } from '#lib/domain/visit/move-agenda.ts'
import type { PlanGround } from '#lib/domain/visit/plan-ground.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import { visitMessages } from '#lib/domain/visit/visit-messages.ts'
import { ActRefused } from './record-error.ts'
import { insertRecordIn, type RecordAct } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireOffice } from './require-office.ts'
import { requireMigrationNamed } from './require-subject.ts'
import type { ChangedVisit, NewVisit } from './visit-schemas.ts'

/** What booking is held to, read within its transaction; composed where records and answers meet. */
export type FindGround = (client: PoolClient, migration: string, now: number) => Promise<PlanGround>

/** Other offices that score as well or better and have no visit, in words; empty: none, or this office has no other visit. */
export type FindNeighbours = (
  visit: Pick<Visit, 'migration' | 'office' | 'fromOn' | 'toOn'>,
) => Promise<string[]>

/** `isQuiet`: nobody is told, as of visits written down long after. */
type BookingTools = { findGround: FindGround; isQuiet?: true }
export type VisitTools = BookingTools & { findNeighbours: FindNeighbours }

/** `isDryRun`: everything is checked and nothing written, so that a form can say what clashes before it is sent. */
type PlanAct = RecordAct & { isDryRun?: boolean }

const notAllowed = 'The road team and admins plan visits.'

/** Books a visit. Returns its id. Throws ActRefused, `wrong_state` with every conflict named where it clashes. */
export async function recordVisit(act: PlanAct, input: NewVisit, tools: VisitTools): Promise<string> {
  requireAllowed(act.viewer, mayPlanVisits(act.viewer), notAllowed)
  const { id: migration } = await requireMigrationNamed(act.db.pool, input.migration)
  const { office, from: fromOn, to: toOn, engineers, agenda, kind } = input
  if (input.reason === undefined)
    requireNoNeighbour(await tools.findNeighbours({ migration, office, fromOn, toOn }))
  const visit = { id: randomUUID(), sequence: 0, migration, office, fromOn, toOn, engineers, agenda, kind }
  await withTransaction(act.db, client =>
    insertVersion(client, act, { ...visit, isCancelled: false, reason: input.reason ?? null }, null, tools),
  )
  return visit.id
}

/** Changes days, people, agenda or kind; the version before stays readable. Returns the new sequence. Throws ActRefused. */
export async function changeVisit(
  act: PlanAct,
  id: string,
  input: ChangedVisit,
  tools: BookingTools,
): Promise<number> {
  return nextVersion(act, id, tools, before => {
    if (before.isCancelled)
      throw new ActRefused('wrong_state', 'This visit was called off: book it again first.')
    const fromOn = input.from ?? before.fromOn
    const toOn = input.to ?? before.toOn
    if (toOn < fromOn)
      throw new ActRefused('invalid', 'It would end before it begins.', [
        { path: '/to', message: 'must not be before from' },
      ])
    return {
      ...before,
      fromOn,
      toOn,
      engineers: input.engineers ?? before.engineers,
      agenda: input.agenda ?? moveAgenda(before.agenda, before, { fromOn, toOn }),
      kind: input.kind ?? before.kind,
      reason: input.reason ?? null,
    }
  })
}

/** Calls a visit off; calendars are told. Returns the new sequence. Throws ActRefused. */
export const cancelVisit = (
  act: RecordAct,
  id: string,
  reason: string,
  tools: BookingTools,
): Promise<number> =>
  nextVersion(act, id, tools, before => {
    if (before.isCancelled) throw new ActRefused('wrong_state', 'This visit was called off already.')
    return { ...before, isCancelled: true, reason }
  })

/** Books a visit again that was called off, as it was. Returns the new sequence. Throws ActRefused where it clashes by now. */
export const rebookVisit = (
  act: RecordAct,
  id: string,
  reason: string | null,
  tools: BookingTools,
): Promise<number> =>
  nextVersion(act, id, tools, before => {
    if (!before.isCancelled) throw new ActRefused('wrong_state', 'This visit is booked.')
    return { ...before, isCancelled: false, reason }
  })

type Version = Pick<
  Visit,
  | 'id'
  | 'sequence'
  | 'migration'
  | 'office'
  | 'fromOn'
  | 'toOn'
  | 'engineers'
  | 'agenda'
  | 'kind'
  | 'isCancelled'
  | 'reason'
>

async function nextVersion(
  act: PlanAct,
  id: string,
  tools: BookingTools,
  changed: (before: Visit) => Version,
): Promise<number> {
  requireAllowed(act.viewer, mayPlanVisits(act.viewer), notAllowed)
  return withTransaction(act.db, async client => {
    await lockVisits(client)
    const before = (await standingVisits(client)).find(visit => visit.id === id)
    if (before === undefined) throw new ActRefused('not_found', 'There is no such visit.')
    const version = { ...changed(before), sequence: before.sequence + 1 }
    await insertVersion(client, act, version, before, tools)
    return version.sequence
  })
}

/** Behind the lock nobody else books: what is checked here holds until the transaction ends. */
async function insertVersion(
  client: PoolClient,
  act: PlanAct,
  visit: Version,
  before: Visit | null,
  { findGround, isQuiet }: BookingTools,
): Promise<void> {
  await lockVisits(client)
  const ground = await findGround(client, visit.migration, act.now)
  if (!visit.isCancelled) await requireFree(client, visit, ground)
  if (act.isDryRun) return
  await insertRecordIn(client, act, {
    kind: 'visits',
    values: {
      visit: visit.id,
      sequence: visit.sequence,
      migration: visit.migration,
      office: visit.office,
      fromOn: visit.fromOn,
      toOn: visit.toOn,
      engineers: [...visit.engineers].sort(),
      agenda: [...visit.agenda].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      kind: visit.kind,
      status: visit.isCancelled ? 'cancelled' : 'booked',
    },
    reason: visit.reason,
    action: visit.isCancelled ? 'visit.cancel' : before === null ? 'visit.book' : 'visit.change',
    about: { type: 'visit', id: visit.id },
  })
  // Nobody is told of what is over already.
  if (isQuiet || visit.toOn < dayOf(act.now)) return
  await insertMessages(
    client,
    act.now,
    visitMessages(visit, before, ground).map(({ key, team, title, body }) => ({
      key,
      kind: 'visit' as const,
      subject: { type: 'team' as const, id: team },
      title,
      body,
      sendAfterAt: act.now,
    })),
  )
}

async function requireFree(client: PoolClient, visit: Version, ground: PlanGround): Promise<void> {
  await requireOffice(client, visit.office)
  const others = (await standingVisits(client)).filter(one => !one.isCancelled && one.id !== visit.id)
  const conflicts = conflictsOf([...others, visit], ground, visit.id)
  if (conflicts.length === 0) return
  throw new ActRefused(
    'wrong_state',
    `${conflicts.map(({ text }) => text).join('. ')}.`,
    conflicts.map(({ code, text }) => ({ path: `/${pathOf[code]}`, message: text })),
  )
}

/** Which field of the body a conflict is about. */
const pathOf = {
  booked_twice: 'engineers',
  away: 'engineers',
  not_there: 'engineers',
  too_many_days: 'engineers',
  too_long: 'engineers',
  office_closed: 'from',
  freeze: 'from',
  outside: 'agenda',
  weekend: 'from',
} as const

/** As of now whatever the act's clock says: what is recorded counts. */
const standingVisits = async (client: PoolClient): Promise<Visit[]> =>
  foldVisits(await selectRecordsOf(client, 'visits', null), Number.MAX_SAFE_INTEGER)

function requireNoNeighbour(neighbours: readonly string[]): void {
  if (neighbours.length === 0) return
  const text = `${neighbours.join('; ')}. Say why this office comes first.`
  throw new ActRefused('invalid', text, [{ path: '/reason', message: text }])
}

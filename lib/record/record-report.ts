import type { PoolClient } from 'pg'
import { withTransaction } from '#db/client.ts'
import { lockBlocker } from '#db/queries/lock-blocker.ts'
import { lockReports } from '#db/queries/lock-reports.ts'
import { lockVisits } from '#db/queries/lock-visits.ts'
import type { RecordRows, RecordValues } from '#db/queries/record-tables.ts'
import { selectRecordsBy } from '#db/queries/select-records.ts'
import { mayReport } from '#lib/domain/access/may-report.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import type { ReportClaim, ReportVia } from '#lib/domain/report/report.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { hourMs } from '#lib/domain/time/durations.ts'
import { holdServiceIn, recordBlockerIn } from './record-blocker.ts'
import { recordDisputeIn } from './record-dispute.ts'
import { ActRefused } from './record-error.ts'
import { requestVisitIn } from './record-visit-request.ts'
import { insertRecordIn, type RecordAct } from './records.ts'
import type { NewClaim, NewReport } from './report-schema.ts'
import { reportTwin } from './report-twin.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireServicesInScope } from './require-services-in-scope.ts'
import { requireMigrationNamed } from './require-subject.ts'

/** What came of a report beside itself. */
export type RecordedReport = {
  id: string
  recordedAt: number
  /** Asked for with it; null: not wished, or one is open already. */
  visitRequest: string | null
  /** Written down with it. */
  blockers: string[]
  /** Corrections it opened. */
  disputes: string[]
}

type Row = RecordRows['reports']
type Within = Pick<RecordAct, 'viewer' | 'now'>

const mostDaysAhead = 1_100
const mostDaysBehind = 366
const mostInAnHour = 30

const viaOf = ({ kind }: Viewer): ReportVia =>
  kind === 'link' ? 'link' : kind === 'token' ? 'token' : 'session'

/**
 * Records what a team says of itself, with the holds, blockers, request and corrections that come of it, in one transaction.
 * The same report sent again by the same author within ten minutes is the one there is: a phone that lost its answer sends
 * twice. Throws ActRefused.
 */
export async function recordReport(act: RecordAct, input: NewReport): Promise<RecordedReport> {
  return withTransaction(act.db, async client => {
    const migration = await requireMigrationNamed(client, input.migration ?? migrationOf(act.viewer))
    requireAllowed(
      act.viewer,
      mayReport(act.viewer, input.team, migration.id),
      'A team reports for itself: its members, its token, its report link.',
    )
    await requireSound(client, act, migration, input)
    await holdWhatIsNamed(client, input)
    const own = await standingReports(client, input.team, migration.id)
    const twin = await reportTwin(client, own, { ...input, said: saidIn(input) }, act)
    if (twin !== null)
      return { id: twin.id, recordedAt: twin.recordedAt, visitRequest: null, blockers: [], disputes: [] }
    if (own.filter(({ recordedAt }) => recordedAt > act.now - hourMs).length >= mostInAnHour)
      throw new ActRefused('wrong_state', 'This team has sent enough reports within the hour.')
    return recordIn(client, act, migration, input)
  })
}

/**
 * Takes all that other acts may hold, in one order, before anything is written: whoever writes holds the audit log, and must
 * not wait for somebody who waits for it.
 */
async function holdWhatIsNamed(client: PoolClient, { team, claims, visitWish }: NewReport): Promise<void> {
  await lockReports(client, team)
  for (const id of blockersIn(claims)) await lockBlocker(client, id)
  if (isWish(visitWish)) await lockVisits(client)
}

/** The known blockers claims name, each once, in the order everybody takes them. */
export const blockersIn = (claims: readonly { blocker?: string | null | undefined }[]): string[] =>
  [...new Set(claims.flatMap(({ blocker }) => blocker ?? []))].sort()

const isWish = (wish: NewReport['visitWish']): wish is 'hour' | 'day' => wish != null && wish !== 'none'

const migrationOf = (viewer: Viewer): string | undefined =>
  viewer.kind === 'link' ? viewer.migration : undefined

async function recordIn(
  client: PoolClient,
  act: Within,
  { id: migration }: Migration,
  input: NewReport,
): Promise<RecordedReport> {
  const { team } = input
  const blockers: string[] = []
  const claims: ReportClaim[] = []
  for (const claim of input.claims) {
    const blocker = await blockerOf(client, act, migration, claim, blockers)
    claims.push({ service: claim.service, kind: claim.kind, blocker, byOn: claim.byOn ?? null })
  }
  const about = { type: 'team', id: team }
  const values: RecordValues<'reports'> = {
    ...saidIn(input),
    team,
    migration,
    claims,
    via: viaOf(act.viewer),
    tookSeconds: input.tookSeconds ?? null,
  }
  const id = await insertRecordIn(client, act, {
    kind: 'reports',
    values,
    reason: null,
    action: 'report.send',
    about,
  })
  const disputes: string[] = []
  for (const wrong of input.wrong)
    disputes.push((await recordDisputeIn(client, act, { ...wrong, migration })).id)
  const visitRequest = await requestVisit(client, act, migration, input)
  return { id, recordedAt: act.now, visitRequest, blockers, disputes }
}

const saidIn = (input: NewReport) => ({
  confidence: input.confidence,
  note: input.note || null,
  nextService: input.nextService ?? null,
  nextOn: input.nextOn ?? null,
  visitWish: input.visitWish ?? null,
  evidenceVerdict: input.evidenceVerdict ?? null,
})

/** The blocker a claim names, made if it is new; it holds the service from now on if it did not. */
async function blockerOf(
  client: PoolClient,
  act: Within,
  migration: string,
  { service, blocker, newBlocker }: NewClaim,
  made: string[],
): Promise<string | null> {
  if (newBlocker !== undefined) {
    const id = await recordBlockerIn(client, act, { ...newBlocker, migration, services: [service] })
    made.push(id)
    return id
  }
  if (blocker == null) return null
  await holdServiceIn(client, act, { blocker, service, reason: null })
  return blocker
}

/** A wish for an hour or a day is a request, unless one of the team waits already. */
async function requestVisit(
  client: PoolClient,
  act: Within,
  migration: string,
  { team, visitWish, note }: NewReport,
): Promise<string | null> {
  if (!isWish(visitWish)) return null
  const wish = { migration, team, wish: visitWish, note: note || null }
  const { id, isNew } = await requestVisitIn(client, act, wish)
  return isNew ? id : null
}

/** Reports of a team that stand, oldest first. */
export async function standingReports(client: PoolClient, team: string, migration: string): Promise<Row[]> {
  const rows = await selectRecordsBy(client, 'reports', 'team', team)
  return rows.filter(row => row.migration === migration && row.withdrawnAt === null)
}

/** Claims for the team's own services, each once; days of this decade. Throws ActRefused. */
async function requireSound(
  client: PoolClient,
  { now }: Within,
  migration: Migration,
  { team, claims, wrong, nextService, nextOn }: NewReport,
): Promise<void> {
  const refuse = (path: string, message: string): never => {
    throw new ActRefused('invalid', message, [{ path, message }])
  }
  const today = dayOf(now)
  const isSane = (day: string) =>
    day >= addDays(today, -mostDaysBehind) && day <= addDays(today, mostDaysAhead)
  claims.forEach(({ service, byOn }, index) => {
    if (claims.findIndex(one => one.service === service) < index)
      refuse(`/claims/${index}/service`, `${service} is there twice.`)
    if (byOn != null && !isSane(byOn)) refuse(`/claims/${index}/byOn`, 'A day within three years.')
  })
  if (nextOn != null && (!isSane(nextOn) || nextOn < addDays(today, -1)))
    refuse('/nextOn', 'A day ahead, within three years.')
  const named = new Map<string, string>()
  const name = (service: string, path: string) => named.set(service, named.get(service) ?? path)
  for (const [index, { service }] of claims.entries()) name(service, `/claims/${index}/service`)
  for (const [index, { service }] of wrong.entries()) name(service, `/wrong/${index}/service`)
  if (nextService != null) name(nextService, '/nextService')
  const paths = [...named.values()]
  const owners = await requireServicesInScope(
    client,
    migration,
    [...named.keys()],
    now,
    index => paths[index]!,
  )
  for (const [service, owner] of owners)
    if (owner !== team) refuse(named.get(service)!, `${service} is not of this team.`)
}

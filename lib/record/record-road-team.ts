import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { lockVisits } from '#db/queries/lock-visits.ts'
import type { RecordKind, RecordRows } from '#db/queries/record-tables.ts'
import { selectRecord, selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import { mayPlanVisits } from '#lib/domain/access/may-plan-visits.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, insertRecordIn, type RecordAct, withdrawRecord, withdrawRecordIn } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireOffice } from './require-office.ts'

const notAllowed = 'The road team and admins keep who travels and when.'
const inOrder = { path: ['to'], message: 'must not be before from' }

const engineerFields = {
  name: nameField,
  homeOffice: nameField,
  /** Types of blockers and archetypes they are good at. */
  skills: z.array(nameField).max(40).default([]),
  daysPerWeek: z.int().min(1).max(5).default(4),
  longestTripDays: z.int().min(1).max(20).default(5),
  from: dayField,
  until: dayField.nullish(),
  reason: reasonField.optional(),
}
const untilInOrder = { path: ['until'], message: 'must not be before from' }
export const engineerSchema = z
  .strictObject(engineerFields)
  .refine(({ from, until }) => until == null || from <= until, untilInOrder)
/** `id`: how others name them; made from the name where left out. */
export const newEngineerSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .optional(),
    ...engineerFields,
  })
  .refine(({ from, until }) => until == null || from <= until, untilInOrder)
export type EngineerInput = z.output<typeof engineerSchema>
export type NewEngineer = z.output<typeof newEngineerSchema>

export const newAbsenceSchema = z
  .strictObject({
    engineer: nameField,
    kind: z.enum(['leave', 'training', 'other']),
    from: dayField,
    to: dayField,
    reason: reasonField.optional(),
  })
  .refine(({ from, to }) => from <= to, inOrder)
export type NewAbsence = z.output<typeof newAbsenceSchema>

export const newClosureSchema = z
  .strictObject({
    office: nameField,
    title: nameField,
    from: dayField,
    to: dayField,
    reason: reasonField.optional(),
  })
  .refine(({ from, to }) => from <= to, inOrder)
export type NewClosure = z.output<typeof newClosureSchema>

/** Days there and back, whichever way round; the newest of a pair counts. */
export const newTravelTimeSchema = z.strictObject({
  fromOffice: nameField,
  toOffice: nameField,
  days: z.number().min(0).max(10),
  reason: reasonField.optional(),
})
export type NewTravelTime = z.output<typeof newTravelTimeSchema>

const requirePlanner = ({ viewer }: RecordAct) => requireAllowed(viewer, mayPlanVisits(viewer), notAllowed)

const standingEngineers = async (db: Queryable): Promise<RecordRows['roadEngineers'][]> =>
  (await selectRecordsOf(db, 'roadEngineers', null)).filter(({ withdrawnAt }) => withdrawnAt === null)

/** Behind the lock of those who plan nobody joins twice, or is said anew while they leave. */
const withEngineers = <Result>(
  act: RecordAct,
  work: (client: PoolClient, rows: RecordRows['roadEngineers'][]) => Promise<Result>,
): Promise<Result> =>
  withTransaction(act.db, async client => {
    await lockVisits(client)
    return work(client, await standingEngineers(client))
  })

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')

/** Somebody joins the road team. Returns how they are named from now on. Throws ActRefused. */
export async function recordEngineer(act: RecordAct, { id, ...input }: NewEngineer): Promise<string> {
  requirePlanner(act)
  const engineer = id ?? slugOf(input.name)
  if (engineer === '')
    throw new ActRefused('invalid', 'Give an id: none can be made from this name.', [
      { path: '/id', message: 'is required' },
    ])
  return withEngineers(act, async (client, rows) => {
    if (rows.some(row => row.engineer === engineer))
      throw new ActRefused('wrong_state', `${engineer} is of the road team already.`)
    await insertEngineer(client, act, engineer, input, 'engineer.add')
    return engineer
  })
}

/** Says anew how somebody travels; what was said before stays in the history. Throws ActRefused. */
export async function replaceEngineer(act: RecordAct, engineer: string, input: EngineerInput): Promise<void> {
  requirePlanner(act)
  await withEngineers(act, async (client, rows) => {
    if (!rows.some(row => row.engineer === engineer))
      throw new ActRefused('not_found', `There is no ${engineer} on the road team.`)
    await insertEngineer(client, act, engineer, input, 'engineer.change')
  })
}

async function insertEngineer(
  client: PoolClient,
  act: RecordAct,
  engineer: string,
  { name, homeOffice, skills, daysPerWeek, longestTripDays, from: fromOn, until, reason }: EngineerInput,
  action: string,
): Promise<void> {
  await requireOffice(client, homeOffice, '/homeOffice')
  const values = {
    engineer,
    name,
    homeOffice,
    skills: [...new Set(skills)],
    daysPerWeek,
    longestTripDays,
    fromOn,
    untilOn: until ?? null,
  }
  const about = { type: 'engineer', id: engineer }
  await insertRecordIn(client, act, { kind: 'roadEngineers', values, reason: reason ?? null, action, about })
}

/** Somebody travels no more: all that was said of them is taken back. Throws ActRefused. */
export async function withdrawEngineer(
  act: RecordAct,
  engineer: string,
  reason: string | null,
): Promise<void> {
  requirePlanner(act)
  await withEngineers(act, async (client, all) => {
    const rows = all.filter(row => row.engineer === engineer)
    if (rows.length === 0) throw new ActRefused('not_found', `There is no ${engineer} on the road team.`)
    const about = { type: 'engineer', id: engineer }
    for (const { id } of rows)
      await withdrawRecordIn(client, act, {
        kind: 'roadEngineers',
        id,
        reason,
        action: 'engineer.withdraw',
        about,
      })
  })
}

/** Days somebody is not there. Visits booked by then show as conflicts. Returns its id. Throws ActRefused. */
export async function recordAbsence(act: RecordAct, input: NewAbsence): Promise<string> {
  requirePlanner(act)
  const { engineer, kind, from: fromOn, to: toOn } = input
  if (!(await standingEngineers(act.db.pool)).some(row => row.engineer === engineer))
    throw new ActRefused('invalid', `There is no ${engineer} on the road team.`, [
      { path: '/engineer', message: 'is not there' },
    ])
  return insertRecord(act, {
    kind: 'absences',
    values: { engineer, kind, fromOn, toOn },
    reason: input.reason ?? null,
    action: 'absence.add',
    about: { type: 'engineer', id: engineer },
  })
}

/** Days an office cannot be visited. Returns its id. Throws ActRefused. */
export async function recordClosure(act: RecordAct, input: NewClosure): Promise<string> {
  requirePlanner(act)
  const { office, title, from: fromOn, to: toOn } = input
  await requireOffice(act.db.pool, office)
  return insertRecord(act, {
    kind: 'officeClosures',
    values: { office, title, fromOn, toOn },
    reason: input.reason ?? null,
    action: 'office_closure.add',
    about: { type: 'office', id: office },
  })
}

/** How long the way there and back takes. Returns its id. Throws ActRefused. */
export async function recordTravelTime(act: RecordAct, input: NewTravelTime): Promise<string> {
  requirePlanner(act)
  const { fromOffice, toOffice, days } = input
  await requireOffice(act.db.pool, fromOffice, '/fromOffice')
  await requireOffice(act.db.pool, toOffice, '/toOffice')
  return insertRecord(act, {
    kind: 'travelTimes',
    values: { fromOffice, toOffice, tenthDays: Math.round(days * 10) },
    reason: input.reason ?? null,
    action: 'travel_time.add',
    about: { type: 'office', id: toOffice },
  })
}

/** Takes an absence, a closure or a travel time back. Throws ActRefused. */
export async function withdrawPlanRecord(
  act: RecordAct,
  kind: Extract<RecordKind, 'absences' | 'officeClosures' | 'travelTimes'>,
  id: string,
  reason: string | null,
): Promise<void> {
  requirePlanner(act)
  const record = await selectRecord(act.db.pool, kind, id)
  if (record === null) throw new ActRefused('not_found', 'There is no such record.')
  const { action, about } = {
    absences: { action: 'absence', about: 'engineer' },
    officeClosures: { action: 'office_closure', about: 'office' },
    travelTimes: { action: 'travel_time', about: 'office' },
  }[kind]
  const of = 'engineer' in record ? record.engineer : 'office' in record ? record.office : record.toOffice
  await withdrawRecord(act, {
    kind,
    id,
    reason,
    action: `${action}.withdraw`,
    about: { type: about, id: of },
  })
}

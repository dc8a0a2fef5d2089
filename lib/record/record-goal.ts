import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { lockStandingGoal } from '#db/queries/lock-goal.ts'
import type { RecordValues } from '#db/queries/record-tables.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayRecordGoal } from '#lib/domain/access/may-record-goal.ts'
import type { GoalRecord, GoalSubject, GoalSubjectType } from '#lib/domain/goal/goal.ts'
import { type GoalGround, type GoalWish, goalRefusal } from '#lib/domain/goal/goal-refusal.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, insertRecordIn, type NewEntry, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

const shareField = z.number().gt(0).max(1)

/** A share of the subject's baseline by a day: of one area, one team, or the company where neither is named. */
export const newGoalSchema = z
  .strictObject({
    migration: nameField.optional(),
    area: nameField.nullish(),
    team: nameField.nullish(),
    share: shareField,
    due: dayField,
    reason: reasonField.optional(),
  })
  .refine(({ area, team }) => area == null || team == null, { message: 'is of one area or of one team' })
export type NewGoal = z.output<typeof newGoalSchema>

/** What takes the place of a goal: another day, another share, or both, and why. */
export const changedGoalSchema = z
  .strictObject({ share: shareField.optional(), due: dayField.optional(), reason: reasonField })
  .refine(({ share, due }) => share !== undefined || due !== undefined, { message: 'changes nothing' })
export type ChangedGoal = z.output<typeof changedGoalSchema>

/** A missed goal in two steps: the second takes its place. */
export const splitGoalSchema = z.strictObject({
  first: z.strictObject({ share: shareField, due: dayField }),
  second: z.strictObject({ share: shareField, due: dayField }),
  reason: reasonField,
})
export type SplitGoal = z.output<typeof splitGoalSchema>

/** Where the subject stands now, apart from the step `without`. Reading decides that; what may be said of it is decided here. */
export type FindGround = (
  migration: string,
  subject: GoalSubject,
  without: string | null,
) => Promise<GoalGround>

const notAllowed = 'Leaders, the road team and admins set goals; a team sets its own.'

function requireGoalSetter({ viewer }: RecordAct, { type, id }: GoalSubject): void {
  requireAllowed(viewer, mayRecordGoal(viewer, { type, id }), notAllowed)
}

function requireGoal(wish: GoalWish, ground: GoalGround): void {
  const refusal = goalRefusal(wish, ground)
  if (refusal === null) return
  const path = refusal.field === 'share' ? '/share' : '/due'
  throw new ActRefused('invalid', refusal.text, [{ path, message: refusal.text }])
}

const entryOf = (
  values: RecordValues<'goals'>,
  reason: string | null,
  action: string,
): NewEntry<'goals'> => ({
  kind: 'goals',
  values,
  reason,
  action,
  about: { type: values.subjectType, id: values.subjectId },
})

/** Sets a step of a subject's ladder. Returns the record's id. Throws ActRefused. */
export async function recordGoal(act: RecordAct, input: NewGoal, findGround: FindGround): Promise<string> {
  const subject = await requireGoalSubject(act, input)
  requireGoalSetter(act, subject)
  const migration = await requireMigrationNamed(act.db.pool, input.migration)
  const { share, due: dueOn } = input
  requireGoal({ share, dueOn }, await findGround(migration.id, subject, null))
  const values = {
    migration: migration.id,
    subjectType: subject.type,
    subjectId: subject.id,
    share,
    dueOn,
    replaces: null,
  }
  return insertRecord(act, entryOf(values, input.reason ?? null, 'goal.set'))
}

/** Moves a goal's day or changes its share; what it was stays in its history. Returns the new version's id. Throws ActRefused. */
export async function replaceGoal(
  act: RecordAct,
  id: string,
  { share, due, reason }: ChangedGoal,
  findGround: FindGround,
): Promise<string> {
  const before = await requireStandingGoal(act, id)
  const wish = { share: share ?? before.share, dueOn: due ?? before.dueOn }
  if (wish.share === before.share && wish.dueOn === before.dueOn)
    throw new ActRefused('invalid', 'The goal is this already.')
  requireGoal(wish, await findGround(before.migration, subjectOf(before), id))
  return withTransaction(act.db, async client => {
    await requireStillStanding(client, id)
    const values = { ...valuesOf(before), ...wish, replaces: id }
    return insertRecordIn(client, act, entryOf(values, reason, 'goal.replace'))
  })
}

/** Two steps in place of a missed one, in one act. Returns both ids. Throws ActRefused. */
export async function splitGoal(
  act: RecordAct,
  id: string,
  { first, second, reason }: SplitGoal,
  findGround: FindGround,
): Promise<string[]> {
  const before = await requireStandingGoal(act, id)
  const ground = await findGround(before.migration, subjectOf(before), id)
  const [near, far] = [first, second].map(({ share, due }) => ({ share, dueOn: due })) as [GoalWish, GoalWish]
  requireGoal(near, ground)
  requireGoal(far, { ...ground, open: [...ground.open, near] })
  const own = valuesOf(before)
  return withTransaction(act.db, async client => {
    await requireStillStanding(client, id)
    return [
      await insertRecordIn(client, act, entryOf({ ...own, ...near, replaces: null }, reason, 'goal.set')),
      await insertRecordIn(client, act, entryOf({ ...own, ...far, replaces: id }, reason, 'goal.replace')),
    ]
  })
}

/** Takes a goal back: the version before it, if any, stands again; both stay in the history. Throws ActRefused. */
export async function withdrawGoal(
  act: RecordAct,
  id: string,
  reason: string,
  findGround: FindGround,
): Promise<void> {
  const goal = await requireStandingGoal(act, id)
  // Finding the ground refuses steps that were reached.
  await findGround(goal.migration, subjectOf(goal), id)
  const about = { type: goal.subjectType, id: goal.subjectId }
  await withdrawRecord(act, { kind: 'goals', id, reason, action: 'goal.withdraw', about })
}

const subjectOf = ({ subjectType, subjectId }: GoalRecord): GoalSubject => ({
  type: subjectType as GoalSubjectType,
  id: subjectId,
})
const valuesOf = ({
  migration,
  subjectType,
  subjectId,
  share,
  dueOn,
  replaces,
}: GoalRecord): RecordValues<'goals'> => ({
  migration,
  subjectType,
  subjectId,
  share,
  dueOn,
  replaces,
})

/** Of two who change a goal at once, one does. */
async function requireStillStanding(client: PoolClient, id: string): Promise<void> {
  if (!(await lockStandingGoal(client, id)))
    throw new ActRefused('wrong_state', 'Somebody else has changed this goal meanwhile.')
}

async function requireStandingGoal(act: RecordAct, id: string): Promise<GoalRecord> {
  const goal = await selectRecord(act.db.pool, 'goals', id)
  if (goal === null) throw new ActRefused('not_found', 'There is no such goal.')
  requireGoalSetter(act, subjectOf(goal))
  if (goal.withdrawnAt !== null) throw new ActRefused('wrong_state', 'This goal was taken back already.')
  return goal
}

async function requireGoalSubject({ db }: RecordAct, { area, team }: NewGoal): Promise<GoalSubject> {
  if (area == null && team == null) return { type: 'company', id: '' }
  const { areas, teams } = await selectCatalog(db.pool)
  const subject: GoalSubject = team == null ? { type: 'area', id: area! } : { type: 'team', id: team }
  const known =
    subject.type === 'team'
      ? teams.some(({ id }) => id === subject.id)
      : [...areas.map(({ id }) => id), ...teams.map(row => row.area)].includes(subject.id)
  if (known) return subject
  const path = `/${subject.type}`
  throw new ActRefused('invalid', `There is no ${subject.type} ${subject.id}.`, [
    { path, message: 'is not there' },
  ])
}

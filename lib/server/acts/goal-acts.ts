import { z } from 'zod'
import { wireDay } from '#lib/read/answers/shared.ts'
import { goalGround } from '#lib/read/goal-ground.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import {
  changedGoalSchema,
  type FindGround,
  newGoalSchema,
  recordGoal,
  replaceGoal,
  splitGoal,
  splitGoalSchema,
  withdrawGoal,
} from '#lib/record/record-goal.ts'
import { type ActCall, type ActContext, defineAct } from './define-act.ts'

/** Where the subject stands as answers say it; a step that is reached, or no longer current, is refused. */
const groundIn =
  (context: ActContext): FindGround =>
  async (migration, subject, without) => {
    const { ground, isReached, isCurrent } = await goalGround(context, migration, subject, without)
    if (without !== null && isReached)
      throw new ActRefused('wrong_state', 'This step has been reached: set the next one.')
    if (without !== null && !isCurrent)
      throw new ActRefused('wrong_state', 'Another goal has taken the place of this one.')
    return ground
  }

/** Goals that only ratchet: set, replaced with a reason, split, taken back; nothing of it leaves the history. */
export const goalActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/goals',
    summary: 'Set a goal: a share of the baseline of the company, an area or a team by a day',
    body: newGoalSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, input) => ({ id: await recordGoal(context, input, groundIn(context)) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/goals/[id]/replace',
    summary: 'Move the day of a goal or change its share, with a reason; what it was stays drawn',
    body: changedGoalSchema,
    answer: z.object({ id: z.string(), replaces: z.string() }),
    async act(context, { id = '' }, input) {
      return { id: await replaceGoal(context, id, input, groundIn(context)), replaces: id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/goals/[id]/split',
    summary: 'Put two steps in the place of a missed goal',
    body: splitGoalSchema,
    answer: z.object({ ids: z.array(z.string()), second: wireDay }),
    async act(context, { id = '' }, input) {
      return { ids: await splitGoal(context, id, input, groundIn(context)), second: input.second.due }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/goals/[id]/withdraw',
    summary: 'Take a goal back with a reason: the version before it, if any, stands again',
    body: z.strictObject({ reason: reasonField }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await withdrawGoal(context, id, reason, groundIn(context))
      return { id }
    },
  }),
]

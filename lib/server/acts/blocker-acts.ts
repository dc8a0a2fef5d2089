import { z } from 'zod'
import { freedByBlocker } from '#lib/read/blocker.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import {
  closeBlocker,
  closedBlockerSchema,
  mergeBlocker,
  mergedBlockerSchema,
  reopenBlocker,
} from '#lib/record/end-blocker.ts'
import {
  heldServicesSchema,
  holdServices,
  newBlockerSchema,
  recordBlocker,
  releaseServices,
} from '#lib/record/record-blocker.ts'
import {
  blockerOwnerSchema,
  ownBlocker,
  promiseBlocker,
  promiseSchema,
  undoBlocker,
  undoPromise,
} from '#lib/record/steer-blocker.ts'
import { type ActCall, defineAct } from './define-act.ts'

const withId = z.object({ id: z.string() })
const services = z.object({ id: z.string(), services: z.array(z.string()) })
const nothing = z.strictObject({})

/** Blockers many teams share: written down once, promised, merged and ended; whoever becomes free is told. */
export const blockerActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers',
    summary: 'Write a blocker down with the services it holds (teams: their own)',
    body: newBlockerSchema,
    answer: withId,
    status: 201,
    act: async (context, _, input) => ({ id: await recordBlocker(context, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/hold',
    summary: 'Say that it holds services too (teams: their own); answers with those it did not hold before',
    body: heldServicesSchema,
    answer: services,
    act: async (context, { id = '' }, input) => ({ id, services: await holdServices(context, id, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/release',
    summary: 'Say that it holds services no more (teams: their own)',
    body: heldServicesSchema,
    answer: services,
    act: async (context, { id = '' }, input) => ({ id, services: await releaseServices(context, id, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/promise',
    summary: 'Promise a day, another one with a reason, or none any more; every day before stays',
    body: promiseSchema,
    answer: withId,
    async act(context, { id = '' }, input) {
      await promiseBlocker(context, id, input)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/promise/undo',
    summary: 'Take the last promise back: whoever made it, within a quarter of an hour',
    body: nothing,
    answer: withId,
    async act(context, { id = '' }) {
      await undoPromise(context, id)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/owner',
    summary: 'Give it to another team, a person or nobody',
    body: blockerOwnerSchema,
    answer: withId,
    async act(context, { id = '' }, input) {
      await ownBlocker(context, id, input)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/close',
    summary:
      'End it, solved or dropped: answers with the services freed; their teams and the road team are told',
    body: closedBlockerSchema,
    answer: z.object({
      id: z.string(),
      freed: z.array(z.object({ service: z.string(), team: z.string().nullable() })),
      /** Who is told, besides the road team. */
      teams: z.array(z.string()),
    }),
    async act(context, { id = '' }, input) {
      const freed = await closeBlocker(context, id, input, blocker => freedByBlocker(context, blocker))
      const teams = [...new Set(freed.flatMap(({ team }) => team ?? []))].sort()
      return { id, freed, teams }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/merge',
    summary: 'Merge it into another open one, which then holds what both hold',
    body: mergedBlockerSchema,
    answer: z.object({ id: z.string(), into: z.string() }),
    async act(context, { id = '' }, input) {
      await mergeBlocker(context, id, input)
      return { id, into: input.into }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/reopen',
    summary: 'Open it again: what it held is held again, and messages nobody has yet are not sent',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: withId,
    async act(context, { id = '' }, { reason }) {
      await reopenBlocker(context, id, reason ?? null)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/blockers/[id]/undo',
    summary: 'Take a blocker back that was just written down: whoever did, within a quarter of an hour',
    body: nothing,
    answer: withId,
    async act(context, { id = '' }) {
      await undoBlocker(context, id)
      return { id }
    },
  }),
]

import { z } from 'zod'
import { wireDay } from '#lib/read/answers/shared.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import { endMute, newMuteSchema, recordMute } from '#lib/record/record-mute.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** Set aside on one of the short lists, for a while and for a reason. */
export const muteActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/mutes',
    summary:
      'Mute a service on a list of what works against the migration: with a reason, until the end of a day',
    body: newMuteSchema,
    answer: z.object({ id: z.string(), untilOn: wireDay }),
    status: 201,
    act: async (context, _, wish) => ({ id: await recordMute(context, wish), untilOn: wish.untilOn }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/mutes/[id]/end',
    summary: 'End a mute now; it held until then',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await endMute(context, id, reason ?? null)
      return { id }
    },
  }),
]

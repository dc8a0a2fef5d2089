import { z } from 'zod'
import { reasonField } from '#lib/record/act-fields.ts'
import {
  engineerSchema,
  newAbsenceSchema,
  newClosureSchema,
  newEngineerSchema,
  newTravelTimeSchema,
  recordAbsence,
  recordClosure,
  recordEngineer,
  recordTravelTime,
  replaceEngineer,
  withdrawEngineer,
  withdrawPlanRecord,
} from '#lib/record/record-road-team.ts'
import { type ActCall, defineAct } from './define-act.ts'

const answer = z.object({ id: z.string() })
const optionalReason = z.strictObject({ reason: reasonField.optional() })

const withdrawal = (kind: Parameters<typeof withdrawPlanRecord>[1], path: string, summary: string): ActCall =>
  defineAct({
    method: 'POST',
    path: `/api/v1/${path}/[id]/withdraw`,
    summary,
    body: optionalReason,
    answer,
    async act(context, { id = '' }, { reason }) {
      await withdrawPlanRecord(context, kind, id, reason ?? null)
      return { id }
    },
  })

/** Who travels, when they cannot, when offices are closed and how long the way is. */
export const roadTeamActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/engineers',
    summary: 'Somebody joins the road team: home office, skills, days a week, longest trip',
    body: newEngineerSchema,
    answer,
    status: 201,
    act: async (context, _, input) => ({ id: await recordEngineer(context, input) }),
  }),
  defineAct({
    method: 'PUT',
    path: '/api/v1/engineers/[id]',
    summary: 'Say anew how somebody of the road team travels',
    body: engineerSchema,
    answer,
    async act(context, { id = '' }, input) {
      await replaceEngineer(context, id, input)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/engineers/[id]/withdraw',
    summary: 'Somebody leaves the road team',
    body: optionalReason,
    answer,
    async act(context, { id = '' }, { reason }) {
      await withdrawEngineer(context, id, reason ?? null)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/absences',
    summary: 'Days somebody of the road team is not there; booked visits show as conflicts',
    body: newAbsenceSchema,
    answer,
    status: 201,
    act: async (context, _, input) => ({ id: await recordAbsence(context, input) }),
  }),
  withdrawal('absences', 'absences', 'Take an absence back'),
  defineAct({
    method: 'POST',
    path: '/api/v1/office-closures',
    summary: 'Days an office cannot be visited, beside public holidays',
    body: newClosureSchema,
    answer,
    status: 201,
    act: async (context, _, input) => ({ id: await recordClosure(context, input) }),
  }),
  withdrawal('officeClosures', 'office-closures', 'Take a closure of an office back'),
  defineAct({
    method: 'POST',
    path: '/api/v1/travel-times',
    summary: 'Days there and back between two offices, where the usual ones do not fit',
    body: newTravelTimeSchema,
    answer,
    status: 201,
    act: async (context, _, input) => ({ id: await recordTravelTime(context, input) }),
  }),
  withdrawal('travelTimes', 'travel-times', 'Take a travel time back'),
]

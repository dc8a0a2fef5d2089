import { z } from 'zod'
import { addressFault } from '#lib/collect/address-fault.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { sendTest } from '#lib/notify/send-test.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import { giveMessageUp, sendMessageAgain } from '#lib/record/change-message.ts'
import { endContact, newContactSchema, recordContact, requireContact } from '#lib/record/record-contact.ts'
import { channelsOf } from '../notify/channels.ts'
import { openWebhook, sealWebhook } from '../notify/webhook-seal.ts'
import { type ActCall, defineAct } from './define-act.ts'

const webhooks = { seal: sealWebhook, open: openWebhook, fault: addressFault }

/** Where people are reached, and what waits to be sent to them. */
export const contactActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/contacts',
    summary:
      'Say where a team, a lead, the leaders, the road team or a person is reached, and what they do not want',
    body: newContactSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, input) => ({ id: await recordContact(context, input, webhooks) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/contacts/[id]/withdraw',
    summary: 'Take a contact back: nothing is sent there any more',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await endContact(context, id, reason ?? null)
      return { id }
    },
  }),
  {
    method: 'POST',
    path: '/api/v1/contacts/[id]/test',
    summary: 'Send a test message to a contact now, and say what became of it',
    body: null,
    answer: z.object({ isDelivered: z.boolean(), words: z.string() }),
    async act(context, { id = '' }) {
      const contact = await requireContact(context, id)
      return sendTest(contact, channelsOf(readEnvironment(process.env)))
    },
  },
  {
    method: 'POST',
    path: '/api/v1/messages/[id]/retry',
    summary: 'Try a message that waits or was given up again now',
    body: null,
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }) {
      await sendMessageAgain(context, id)
      return { id }
    },
  },
  defineAct({
    method: 'POST',
    path: '/api/v1/messages/[id]/drop',
    summary: 'Give up a message that was not sent, with a reason',
    body: z.strictObject({ reason: reasonField }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await giveMessageUp(context, id, reason)
      return { id }
    },
  }),
]

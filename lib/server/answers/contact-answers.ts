import { mayReadMessages } from '#lib/domain/access/may-read-messages.ts'
import { isOwnContact } from '#lib/domain/access/may-set-contact.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { notifyGround } from '#lib/notify/notify-ground.ts'
import { decodeSubject, previewMessage } from '#lib/notify/preview.ts'
import { messagesParameters, previewParameters } from '#lib/query/message-parameters.ts'
import { contactsAnswer } from '#lib/read/answers/contacts-answer.ts'
import { messagePreviewAnswer, messagesAnswer } from '#lib/read/answers/messages-answer.ts'
import { readContacts } from '#lib/read/contacts.ts'
import { readMessages } from '#lib/read/messages.ts'
import type { ReadContext } from '#lib/read/read-context.ts'
import { AccessDenied, InvalidFilter } from '#lib/read/read-error.ts'
import { baseUrlOf, senderOf } from '../notify/channels.ts'
import { addressKey } from '../notify/webhook-seal.ts'
import type { AnswerCall } from './answer-table.ts'

/** How mail leaves, for those who look after it; null: it does not. */
export function mailServerOf(): { host: string; from: string } | null {
  const environment = readEnvironment(process.env)
  const { mailServer } = environment
  if (mailServer === null) return null
  return { host: `${mailServer.host}:${mailServer.port}`, from: senderOf(environment).address }
}

async function preview(context: ReadContext, kind: 'reminder' | 'digest', subject: string | null) {
  if (subject === null)
    throw new InvalidFilter('subject', 'Say whose: subject=team:<id>, or subject=leaders.')
  const whose = decodeSubject(subject)
  if (!mayReadMessages(context.viewer) && !isOwnContact(context.viewer, whose))
    throw new AccessDenied('forbidden', 'Only admins see what is sent to others.')
  const ground = await notifyGround(context.db, context.now, addressKey)
  return previewMessage(ground, kind, whose, baseUrlOf(readEnvironment(process.env)))
}

/** Where people are reached, what was sent to them, and what would be. */
export const contactAnswers: AnswerCall[] = [
  {
    path: '/api/v1/contacts',
    summary:
      'Where teams, leads, leaders, the road team and persons are reached; addresses for admins, and one’s own',
    answer: contactsAnswer,
    takesFilters: false,
    parameters: [],
    read: ({ context }) => readContacts(context, mailServerOf()),
  },
  {
    path: '/api/v1/messages',
    summary: 'Messages that wait, were sent, or were given up and why (admins)',
    answer: messagesAnswer,
    takesFilters: false,
    parameters: messagesParameters,
    read: ({ context, values }) =>
      readMessages(context, {
        state: values.state as 'waiting' | 'sent' | 'dropped' | null,
        limit: values.limit as number | null,
        cursor: values.cursor as string | null,
      }),
  },
  {
    path: '/api/v1/messages/preview',
    summary:
      'The reminder or digest that would be sent now, or why none would be (admins; everybody their own)',
    answer: messagePreviewAnswer,
    takesFilters: false,
    parameters: previewParameters,
    read: ({ context, values }) =>
      preview(context, values.kind === 'reminder' ? 'reminder' : 'digest', values.subject as string | null),
  },
]

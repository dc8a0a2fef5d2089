import type { ContactsAnswer } from '#lib/read/answers/contacts-answer.ts'
import type { MessagePreviewAnswer, MessagesAnswer } from '#lib/read/answers/messages-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type MessageStateWish = 'waiting' | 'sent' | 'dropped' | null

export const contactsOptions = () => answerOptions<ContactsAnswer>('contacts', '')
export const messagesOptions = (state: MessageStateWish, cursor: string | null) =>
  answerOptions<MessagesAnswer>('messages', searchOfFilters({}, { state, cursor }))
export const previewOptions = (kind: 'reminder' | 'digest', subject: string) =>
  answerOptions<MessagePreviewAnswer>('messages/preview', searchOfFilters({}, { kind, subject }))

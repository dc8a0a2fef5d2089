import type { EventAnswer } from '#lib/read/answers/event-answer.ts'
import { answerOptions } from './answer-options.ts'

/** The raw event behind a fact. */
export const eventOptions = (source: string, id: string) =>
  answerOptions<EventAnswer>(`events/${encodeURIComponent(source)}/${encodeURIComponent(id)}`, '')

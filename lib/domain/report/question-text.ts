import { dayWords } from '../visit/day-words.ts'
import type { ReportQuestion } from './report-standing.ts'

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** A question as a sentence: in the form, in reminders. `from`: the name of the platform that is left. */
export function questionText(question: ReportQuestion, from: string): string {
  switch (question.kind) {
    case 'stuck':
      return `${question.service}: ${days(question.days)} on both. Is it stuck?`
    case 'day_passed':
      return `${question.service}: you said by ${dayWords(question.on)}, and it is still on ${from}. What holds it?`
    case 'no_change':
      return `You said “on track”, and nothing changed for ${days(question.days)}. What holds you?`
    case 'no_report':
      return question.lastAt === null
        ? `${question.leftCount} left on ${from}, and no report yet. How does it go?`
        : `${question.leftCount} left on ${from}, and your last report is older than 28 days. How does it go?`
    case 'disagreement':
      return question.service === null
        ? `You said “on track”, and nothing changed for 28 days. What holds you?`
        : question.disagreement.seen.what === 'origin_deploy'
          ? `${question.service}: deployed to ${from} after you said it was done. Is it?`
          : `${question.service}: you said it was done, and it still runs on ${from}. Is it?`
  }
}

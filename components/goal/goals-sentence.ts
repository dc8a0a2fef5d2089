import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatNumber, formatShare } from '#lib/format/number.ts'
import type { GoalsAnswer } from '#lib/read/answers/goals-answer.ts'
import { chanceWords, currentStep, goalShare, subjectName } from './goal-words.ts'

/** The heading of the goals page: the company's step and its chance, then the pace behind it. */
export function goalsSentence({ subjects, asOf }: GoalsAnswer): { answer: string; rest: string } {
  const year = Number(asOf.slice(0, 4))
  const company = subjects.find(({ type }) => type === 'company')
  const news = subjects
    .filter(({ justReached }) => justReached !== null)
    .map(subject => {
      const step = subject.steps.find(({ id }) => id === subject.justReached)!
      return `${subjectName(subject)} reached ${goalShare(step.share)} on ${formatDay(step.reachedOn!, year)}.`
    })
  if (company === undefined || company.base === 0)
    return {
      answer: 'Goals begin with a baseline.',
      rest: 'Freeze one, or wait until 28 days after the first evidence.',
    }
  const step = currentStep(company)
  const pace =
    company.pace.perWeek === null
      ? `Too few weeks for a pace: ${company.pace.weeks.length} of 6.`
      : `${formatNumber(company.pace.perWeek, 1)} services a week over the last ${formatCounted(company.pace.weeks.length, 'full week')}.`
  const now = `${formatShare(company.share)} today`
  if (step === null)
    return {
      answer: `No goal stands for the company: ${now}.`,
      rest: [pace, ...news.slice(0, 2)].join(' '),
    }
  if (step.standing === 'missed')
    return {
      answer: `${goalShare(step.share)} by ${formatDay(step.due, year)} was missed: ${now}, ${formatCount(step.needed)} short.`,
      rest: ['It can be split in two.', pace, ...news.slice(0, 2)].join(' '),
    }
  return {
    answer: `${goalShare(step.share)} of the baseline by ${formatDay(step.due, year)}: ${now}, ${chanceWords(step.chance)}.`,
    rest: [
      `${formatCount(step.needed)} more are needed${step.neededPerWeek === null ? '' : `, ${formatNumber(step.neededPerWeek, 1)} a week`}; it was ${pace}`,
      ...news.slice(0, 2),
    ].join(' '),
  }
}

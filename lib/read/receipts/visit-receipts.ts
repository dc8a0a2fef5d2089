import type { RankedOfficeItem, ScoreTermItem, VisitPlanAnswer } from '../answers/visit-plan-answer.ts'
import { NotFound } from '../read-error.ts'
import { readVisitPlan } from '../visit-plan.ts'
import {
  line,
  type ReceiptAsked,
  type ReceiptParts,
  type ReceiptReader,
  rowsOf,
  term,
} from './receipt-parts.ts'

/** Receipts of the planner: `score` of the first office, `score:<office>`. */
export const visitReceipt: ReceiptReader = async (part, asked) => {
  if (part !== 'score' && !part.startsWith('score:')) return null
  const plan = await readVisitPlan(asked.context, asked.filters, { weeks: null, people: null })
  const id = part.slice('score:'.length)
  const office = part === 'score' ? plan.offices[0] : plan.offices.find(one => one.office === id)
  if (office === undefined) throw new NotFound('There is no such office with services left.')
  return scoreReceipt(plan, office, asked)
}

/** Each term in services per travel day: they add up to the score. */
const sumOf = (terms: readonly ScoreTermItem[]): NonNullable<ReceiptParts['sum']> =>
  terms.map(({ value, label, words }, index) =>
    term(value < 0 ? '−' : index === 0 ? '' : '+', Math.abs(value), 'rate', `${label}: ${words}`),
  )

function scoreReceipt(plan: VisitPlanAnswer, office: RankedOfficeItem, asked: ReceiptAsked): ReceiptParts {
  const { name, score, terms, travelDays, teamsMet, teams, weeks } = office
  return {
    title: `Services a visit to ${name} frees per travel day`,
    value: score,
    unit: 'rate',
    definition: 'visit-score',
    call: 'visits/plan',
    sum: sumOf(terms),
    counted: [
      line(teamsMet, `teams met of ${teams} with services left`),
      line(travelDays, 'days of people away, travel included', 'rate'),
      line(office.expected?.value ?? null, 'services expected to be freed', 'rate'),
      line(plan.moveShare.value, plan.moveShare.text, 'share'),
    ],
    leftOut: [
      line(
        weeks.filter(({ why }) => why !== null).length,
        'weeks in which it cannot be visited: closed, frozen, or nobody is free',
      ),
      line(office.booked.length, 'visits booked: the teams they meet do not count'),
    ],
    tooLittle: score === null ? 'There is no week in which it can be visited.' : null,
    rows: rowsOf(
      [
        { name: 'Week', kind: 'text' },
        { name: 'Open days', kind: 'count' },
        { name: 'Freed per travel day', kind: 'rate' },
        { name: 'Why not', kind: 'text' },
      ],
      weeks.map(one => [one.week, one.openDays, one.score, one.why]),
      asked,
    ),
  }
}

import type { ForecastAnswer } from '../answers/forecast-answer.ts'
import { readForecast } from '../forecast.ts'
import { line, type ReceiptParts, type ReceiptReader, term } from './receipt-parts.ts'

const call = 'forecast'

/** Receipts of `forecast`: `even` and `sure`, the two days; `ranges`, how many past ranges held. */
export const forecastReceipt: ReceiptReader = async (part, { context, filters }) => {
  if (!['even', 'sure', 'ranges'].includes(part)) return null
  const forecast = await readForecast(context, filters)
  return part === 'ranges' ? rangesReceipt(forecast) : dayReceipt(forecast, part)
}

function dayReceipt(forecast: ForecastAnswer, part: string): ReceiptParts {
  const { evenOn, sureOn, left, flows, method, moveWeeks, fewestWeeks, verdict, items } = forecast
  const day = part === 'even' ? evenOn : sureOn
  return {
    title: part === 'even' ? 'The last one leaves, even odds' : 'The last one leaves, 85% sure',
    value: null,
    unit: 'count',
    word: day ?? noDay(forecast),
    definition: 'figure-20',
    call,
    sum: [
      term('', left.notStarted, 'count', 'not started, free to move'),
      term('+', left.onBoth, 'count', 'on both, free to finish'),
      term('+', left.blocked, 'count', 'held by an open blocker'),
      term('+', left.exempt, 'count', 'exempt for now'),
    ],
    counted: [
      line(flows.moved, `moved in the last ${flows.weeks} full weeks`),
      line(flows.gone, 'retired or out of scope in these weeks'),
      line(flows.born, 'born on the origin'),
      line(flows.returned, 'returned to the origin'),
      line(flows.entered, 'came into scope or woke up'),
      line(moveWeeks, 'weeks since the first move'),
    ],
    tooLittle: verdict === 'too_little' ? `Too few weeks of moves: ${moveWeeks} of ${fewestWeeks}.` : null,
    method: { text: method.text, draws: method.runs, seed: method.seed, unit: 'runs' },
    rows: {
      columns: [
        { name: 'Day', kind: 'day' },
        { name: '15%', kind: 'count' },
        { name: 'Median left', kind: 'count' },
        { name: '85%', kind: 'count' },
      ],
      items: items.map(({ on, low, median, high }) => [on, low, median, high]),
      total: items.length,
    },
  }
}

/** Why there is no day, in a few words. */
export function noDay({
  verdict,
  reason,
  flows,
}: Pick<ForecastAnswer, 'verdict' | 'reason' | 'flows'>): string {
  if (verdict === 'finished') return 'nothing is left'
  if (verdict === 'too_little') return 'too few weeks'
  if (reason === 'inflow') return `not converging: ${flows.arrived} arrive for ${flows.departed} that leave`
  if (reason === 'blocked') return 'held by a blocker without a day'
  return 'later than five years from now'
}

function rangesReceipt({ ranges }: ForecastAnswer): ReceiptParts {
  return {
    title: 'Past ranges that held',
    value: ranges.of === 0 ? null : ranges.held / ranges.of,
    unit: 'share',
    definition: 'figure-20',
    call,
    sum: [
      term('', ranges.held, 'count', 'ranges held what was left on their day'),
      term('÷', ranges.of, 'count', 'last ranges whose day has come, 4, 8 and 12 weeks ahead'),
    ],
    counted: [line(ranges.stated, 'of them should, by what they say', 'share')],
    tooLittle: ranges.of === 0 ? 'No range has had its day yet.' : null,
    rows: {
      columns: [
        { name: 'Made', kind: 'day' },
        { name: 'For', kind: 'day' },
        { name: '15%', kind: 'count' },
        { name: '85%', kind: 'count' },
        { name: 'Left', kind: 'count' },
        { name: 'Held', kind: 'text' },
      ],
      items: ranges.items.map(one => [
        one.madeOn,
        one.on,
        one.low,
        one.high,
        one.actual,
        one.isHeld ? 'yes' : 'no',
      ]),
      total: ranges.items.length,
    },
  }
}

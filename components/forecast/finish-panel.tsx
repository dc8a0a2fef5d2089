'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { chanceWords, currentStep, goalText } from '#components/goal/goal-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { sinceInWords } from '#components/shell/since-of.ts'
import { formatDay } from '#lib/format/date.ts'
import { goalSubjectOf, goalsOfOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import { type FinishRange, FinishRanges } from './finish-ranges.tsx'
import styles from './forecast.module.css'
import { finishSentence, noDateWords, slipWords } from './forecast-words.ts'
import { useForecast } from './use-forecast.ts'

const mostBars = 6

/** When the last one leaves, how that slipped, and whether earlier ranges held (L2). */
export function FinishPanel() {
  const { data, state, isRefetching } = useForecast()
  const { filters, linkTo, choices } = useView()
  const subject = goalSubjectOf(filters)
  const goals = useQuery({ ...goalsOfOptions(filters, subject ?? 'company'), enabled: subject !== null })
  const item = subject === null ? undefined : goals.data?.subjects[0]
  const step = item ? currentStep(item) : null
  const year = Number(data?.asOf.slice(0, 4))
  const since = data?.shift && sinceInWords(data.shift.since, choices.reviews, year)
  return (
    <ChartFrame
      title="When will the last one leave?"
      note={<Link href={linkTo('/forecast')}>forecast and goals</Link>}
      summary={data ? (finishSentence(data) ?? 'Nothing is left.') : ''}
      file="finish"
      height={206}
      state={state}
      isRefetching={isRefetching}
      table={
        data && {
          header: [
            { text: 'Made on' },
            { text: 'Even odds' },
            { text: '85% sure' },
            { text: 'Left', isNumber: true },
          ],
          rows: [
            [data.asOf, data.evenOn, data.sureOn, data.left.total],
            ...data.past
              .toReversed()
              .map(({ madeOn, evenOn, sureOn, left }) => [madeOn, evenOn, sureOn, left]),
          ],
        }
      }
    >
      {data ? (
        <>
          <Dates forecast={data} year={year} />
          <FinishRanges ranges={rangesOf(data, year)} goalOn={step?.due ?? null} />
          <p className={styles.says}>
            {step === null ? null : (
              <>
                {goalText(step, year)}:{' '}
                <b>{step.standing === 'missed' ? 'missed' : chanceWords(step.chance)}</b>.{' '}
              </>
            )}
            <Held forecast={data} />
            {since ? ` Days against the forecast at ${since}.` : null}
          </p>
        </>
      ) : null}
    </ChartFrame>
  )
}

/** Both days with their slip, or why there is none. */
export function Dates({ forecast, year }: { forecast: ForecastAnswer; year: number }) {
  const why = noDateWords(forecast)
  if (why !== null)
    return (
      <p className={styles.none}>
        <Figure of="forecast.even">{why}</Figure>
      </p>
    )
  const days = [
    { of: 'forecast.even', name: 'even odds', on: forecast.evenOn, slip: forecast.shift?.evenDays ?? null },
    { of: 'forecast.sure', name: '85% sure', on: forecast.sureOn, slip: forecast.shift?.sureDays ?? null },
  ]
  return (
    <div className={styles.dates}>
      {days.map(({ of, name, on, slip }) => (
        <div key={of}>
          <span className={styles.date}>
            <Figure of={of}>{on === null ? 'over five years' : formatDay(on, year)}</Figure>
          </span>
          <span className={styles.slip}>
            {name}
            {slip === null ? null : (
              <>
                {' · '}
                <span className={slip > 0 ? 'bad' : slip < 0 ? 'good' : undefined}>{slipWords(slip)}</span>
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  )
}

/** `Of the last 12 ranges, 9 held.` */
export function Held({ forecast: { ranges } }: { forecast: Pick<ForecastAnswer, 'ranges'> }) {
  if (ranges.of === 0) return null
  return (
    <>
      Of the last {ranges.of} ranges,{' '}
      <Figure of="forecast.ranges">
        <b>{ranges.held} held</b>
      </Figure>{' '}
      ({Math.round(ranges.stated * ranges.of)} should).
    </>
  )
}

/** The last ones kept, about a month apart, and today's. */
function rangesOf(forecast: ForecastAnswer, year: number): FinishRange[] {
  const { past, asOf, evenOn, sureOn } = forecast
  const apart = 25 * 86_400_000
  const chosen: ForecastAnswer['past'] = []
  for (const one of past.toReversed()) {
    const after = chosen.at(-1)?.madeOn ?? asOf
    if (Date.parse(after) - Date.parse(one.madeOn) >= apart) chosen.push(one)
    if (chosen.length === mostBars) break
  }
  return [
    ...chosen.reverse().map(one => ({
      key: one.madeOn,
      name: formatDay(one.madeOn, year),
      evenOn: one.evenOn,
      sureOn: one.sureOn,
    })),
    { key: 'now', name: formatDay(asOf, year), evenOn, sureOn, isNow: true },
  ]
}

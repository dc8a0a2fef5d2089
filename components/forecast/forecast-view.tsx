'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { chanceWords, currentStep, goalText } from '#components/goal/goal-words.ts'
import { GoalsPart } from '#components/goal/goals-part.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { sinceOf } from '#components/shell/since-of.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { formatLongDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { forecastOptions } from '#lib/query/forecast-options.ts'
import { goalSubjectOf, goalsOfOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import { DriversPanel } from './drivers-panel.tsx'
import { FanPanel } from './fan-panel.tsx'
import { Dates } from './finish-panel.tsx'
import styles from './forecast.module.css'
import { askedOf, forecastParsers } from './forecast-url.ts'
import { noDateWords, shiftSentence } from './forecast-words.ts'
import { TrackPanel } from './track-panel.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

const waiting = <PageSkeleton crumb="Forecast and goals" panels={[260, 220, 220]} />

/** When the last one leaves, what sets it and what would change it; the steps until then; and how good we were (L2, L10, T4). */
export function ForecastView() {
  const { filters, since, choices } = useView()
  const [given] = useQueryStates(forecastParsers)
  const asked = askedOf(given)
  const sinceOn = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews)
  const query = useQuery(forecastOptions(filters, sinceOn, asked))
  return (
    <AnswerFrame query={query} waiting={waiting}>
      {forecast => <Forecast forecast={forecast} />}
    </AnswerFrame>
  )
}

function Forecast({ forecast }: { forecast: ForecastAnswer }) {
  const year = Number(forecast.asOf.slice(0, 4))
  const { left } = forecast
  return (
    <>
      <Heading forecast={forecast} year={year} />
      <PanelGrid layout="wide-narrow">
        <FanPanel forecast={forecast} />
        <Panel title="When will the last one leave?" note={`${formatCount(left.total)} left today`}>
          <Dates forecast={forecast} year={year} />
          <ul className={styles.levers}>
            <li>{formatCounted(left.notStarted, 'service')} not started, free to move</li>
            <li>{formatCount(left.onBoth)} on both, free to finish</li>
            <li>{formatCount(left.blocked)} held by an open blocker</li>
            <li>{formatCount(left.exempt)} exempt for now</li>
          </ul>
          <p className={styles.says}>
            In the last {formatCounted(forecast.flows.weeks, 'full week')}{' '}
            {formatCount(forecast.flows.departed)} left ({formatCount(forecast.flows.moved)} moved,{' '}
            {formatCount(forecast.flows.gone)} retired or out of scope) and{' '}
            {formatCount(forecast.flows.arrived)} arrived ({formatCount(forecast.flows.born)} born,{' '}
            {formatCount(forecast.flows.returned)} returned, {formatCount(forecast.flows.entered)} came into
            scope).
          </p>
        </Panel>
      </PanelGrid>
      <DriversPanel forecast={forecast} year={year} />
      <WhatIfPanel forecast={forecast} year={year} />
      <GoalsPart />
      <TrackPanel forecast={forecast} year={year} />
      <p className={styles.says}>
        {forecast.method.text} {formatCount(forecast.method.runs)} runs, seed {forecast.method.seed}.
      </p>
    </>
  )
}

function Heading({ forecast, year }: { forecast: ForecastAnswer; year: number }) {
  const { filters } = useView()
  const subject = goalSubjectOf(filters)
  const goals = useQuery({ ...goalsOfOptions(filters, subject ?? 'company'), enabled: subject !== null })
  const item = subject === null ? undefined : goals.data?.subjects[0]
  const step = item ? currentStep(item) : null
  const { evenOn, sureOn } = forecast
  const shift = shiftSentence(forecast.shift)
  const soft = [
    shift === null ? null : `${shift[0]!.toUpperCase()}${shift.slice(1)}.`,
    step === null
      ? null
      : `${goalText(step, year)}: ${step.standing === 'missed' ? 'missed' : chanceWords(step.chance)}.`,
    settingWords(forecast),
  ].filter(text => text !== null)
  const why = noDateWords(forecast)
  return (
    <PageHeading crumb="Forecast and goals">
      {why !== null || evenOn === null ? (
        <Figure of="forecast.even">{capital(why ?? 'no date')}.</Figure>
      ) : (
        <>
          The last one leaves by <Figure of="forecast.even">{formatLongDay(evenOn, year)}</Figure> as likely
          as not,{' '}
          {sureOn === null ? (
            'and 85% sure only in over five years.'
          ) : (
            <>
              and 85% sure by <Figure of="forecast.sure">{formatLongDay(sureOn, year)}</Figure>.
            </>
          )}
        </>
      )}{' '}
      <span className="soft">{soft.join(' ')}</span>
    </PageHeading>
  )
}

const capital = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`

/** The one thing that sets the date. */
function settingWords({ archetypes, blockers }: ForecastAnswer): string | null {
  const things = [
    ...archetypes.map(({ archetype, daysSaved }) => ({ name: `archetype ${archetype}`, daysSaved })),
    ...blockers.map(({ title, daysSaved }) => ({ name: `“${title}”`, daysSaved })),
  ].sort((a, b) => (b.daysSaved ?? 0) - (a.daysSaved ?? 0))
  const first = things[0]
  if (first?.daysSaved == null || first.daysSaved < 1) return null
  return `What sets it is ${first.name}: without it ${formatCounted(first.daysSaved, 'day')} earlier.`
}

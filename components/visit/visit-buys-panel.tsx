'use client'

import Link from 'next/link'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { EffectLine } from '#components/charts/effect-line.tsx'
import { useForecast } from '#components/forecast/use-forecast.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import { visitEffectOptions } from '#lib/query/visit-effect-options.ts'
import {
  dayEffectFormat,
  dayEffectRange,
  dayEffectWords,
  peopleWords,
  tooFewVisits,
} from './visit-buys-words.ts'

/** Extra moves per day of one person on a visit, with zero in view, and what two more people would bring (L10). */
export function VisitBuysPanel() {
  const { filters, linkTo } = useView()
  const { data, state, isRefetching } = useAnswer(visitEffectOptions(filters))
  const day = data?.effect.moves?.perVisitDay ?? null
  const few = data === undefined ? null : tooFewVisits(data)
  return (
    <ChartFrame
      title="What a visit buys"
      note={<Link href={linkTo('/visits')}>visits</Link>}
      summary={day && data ? `${dayEffectWords(day)}. ${dayEffectRange(day, data.effect.have)}` : ''}
      file="what-a-visit-buys"
      height={60}
      state={few === null ? state : { kind: 'too-little', ...few }}
      isRefetching={isRefetching}
      table={
        data && {
          header: [
            { text: 'Visits' },
            { text: 'Number', isNumber: true },
            { text: 'Moves', isNumber: true },
            { text: 'Matched teams', isNumber: true },
            { text: 'Extra a day', isNumber: true },
            { text: 'Low', isNumber: true },
            { text: 'High', isNumber: true },
          ],
          rows: [
            { name: 'all', ...data.effect },
            ...data.byKind.map(group => ({ name: group.kind, ...group })),
            ...data.byBlocker.map(group => ({ name: `held by ${group.type}`, ...group })),
          ].map(({ name, have, observed, matched, moves }) => [
            name,
            have,
            observed.moves,
            matched.moves,
            moves?.perVisitDay.value ?? null,
            moves?.perVisitDay.low ?? null,
            moves?.perVisitDay.high ?? null,
          ]),
        }
      }
      finding={
        day && data ? (
          <>
            <Figure of="visit-effect.day">{dayEffectRange(day, data.effect.have).replace(/\.$/, '')}</Figure>.{' '}
            {day.isClear ? (
              <>
                <MorePeople /> Teams about to move anyway are not ruled out.
              </>
            ) : null}
          </>
        ) : null
      }
    >
      {day && data ? (
        <EffectLine
          {...day}
          text={dayEffectWords(day)}
          zero="no effect"
          label={`Extra moves per visit day: ${dayEffectWords(day)}. ${dayEffectRange(day, data.effect.have)}`}
          format={dayEffectFormat(day)}
        />
      ) : null}
    </ChartFrame>
  )
}

/** What the forecast makes of two more on the road; nothing where it has no days to compare. */
function MorePeople() {
  const lever = useForecast().data?.levers.find(({ kind }) => kind === 'people')
  const words = peopleWords(lever)
  if (words === null) return null
  const people = formatNumberInWords(lever?.amount ?? 2)
  return (
    <>
      {people.charAt(0).toUpperCase() + people.slice(1)} more people: <b>{words.gain}</b>
      {words.range}.
    </>
  )
}

'use client'

import { useQueryStates } from 'nuqs'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted, formatNumber } from '#lib/format/number.ts'
import type { ForecastAnswer, LeverItem } from '#lib/read/answers/forecast-answer.ts'
import styles from './forecast.module.css'
import { askedOf, forecastParsers } from './forecast-url.ts'
import { noDateWords, savedWords } from './forecast-words.ts'

const waitMs = 350
const mostBlockers = 3

/** What would change the end: people, blockers, births, pace. In the address, never kept. */
export function WhatIfPanel({ forecast, year }: { forecast: ForecastAnswer; year: number }) {
  const [given, setUrl] = useQueryStates(forecastParsers, { history: 'replace', scroll: false })
  const asked = askedOf(given)
  const { whatIf, visitDay, openBlockers, birthsPerMonth } = forecast
  const solved = new Map(asked.solve.map(text => [text.slice(0, text.lastIndexOf(':')), text.slice(-10)]))
  const solve = (id: string, on: string) => {
    const rest = asked.solve.filter(text => !text.startsWith(`${id}:`))
    void setUrl({ solve: on === '' ? rest : [...rest, `${id}:${on}`] })
  }
  const usualBirths = Math.round(birthsPerMonth)
  return (
    <Panel title="What if" note="in the address of the page, never kept" className={styles.row}>
      <div className={styles.whatIf}>
        <Knob
          label="People more on the road"
          value={asked.people}
          usual={0}
          most={20}
          hint={
            visitDay === null
              ? 'No effect of visits may be claimed yet: people change nothing here.'
              : `${formatNumber(visitDay.perVisitDay, 1)} more moves a day of visit, of ${formatCounted(visitDay.visits, 'visit')}.`
          }
          onChange={people => void setUrl({ people })}
        />
        <Knob
          label="Born on the origin in 30 days"
          value={asked.births}
          usual={usualBirths}
          most={Math.max(20, usualBirths * 3)}
          hint={`${formatNumber(birthsPerMonth, 1)} as it was.`}
          onChange={births => void setUrl({ births })}
        />
        <Knob
          label="Pace, % of what it is"
          value={asked.pace}
          usual={100}
          most={300}
          hint="100 is as it was."
          onChange={pace => void setUrl({ pace })}
        />
      </div>
      {openBlockers.length > 0 ? (
        <div className={styles.whatIf} style={{ marginTop: 12 }}>
          {openBlockers.slice(0, mostBlockers).map(({ id, title, promisedOn, left }) => (
            <Field
              key={id}
              label={`“${title}” solved on`}
              hint={`holds ${formatCounted(left, 'service')}, ${promisedOn === null ? 'no date promised' : `promised ${formatDay(promisedOn, year)}`}`}
            >
              {control => (
                <input
                  {...control}
                  type="date"
                  min={forecast.asOf}
                  value={solved.get(id) ?? ''}
                  onChange={event => solve(id, event.currentTarget.value)}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      <div className={styles.result} aria-live="polite">
        {whatIf === null ? (
          <span>Nothing is changed yet.</span>
        ) : (
          <>
            <span>
              <b>{whatIfWords(forecast, year)}</b>
            </span>
            <Button
              size="small"
              onClick={() => void setUrl({ people: null, pace: null, births: null, solve: null })}
            >
              Back to how it is
            </Button>
          </>
        )}
      </div>
      {forecast.levers.length > 0 ? (
        <ul className={styles.levers} aria-label="Levers">
          {forecast.levers.map(lever => (
            <li key={lever.kind}>{leverWords(lever, year)}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  )
}

/** A slider with its number field: both say the same, and the address follows shortly after. */
function Knob(props: {
  label: string
  value: number | null
  usual: number
  most: number
  hint: string
  onChange: (value: number | null) => void
}) {
  const { label, value, usual, most, hint, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    if (typed === null) return
    const wait = setTimeout(() => {
      const number = Number(typed)
      const isFit = typed !== '' && Number.isInteger(number) && number >= 0 && number <= most
      if (typed === '' || number === usual) onChange(null)
      else if (isFit) onChange(number)
      setTyped(null)
    }, waitMs)
    return () => clearTimeout(wait)
  }, [typed, most, usual, onChange])
  const shown = typed ?? String(value ?? usual)
  return (
    <Field label={label} hint={hint}>
      {control => (
        <span className={styles.knob}>
          <input
            type="range"
            aria-label={`${label}, slider`}
            min={0}
            max={most}
            value={Number(shown) || 0}
            onChange={event => setTyped(event.currentTarget.value)}
          />
          <input
            {...control}
            type="number"
            inputMode="numeric"
            min={0}
            max={most}
            value={shown}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        </span>
      )}
    </Field>
  )
}

function whatIfWords({ whatIf, flows, moveWeeks, fewestWeeks }: ForecastAnswer, year: number): string {
  if (whatIf === null) return ''
  const why = noDateWords({ ...whatIf, flows, moveWeeks, fewestWeeks })
  if (why !== null)
    return whatIf.reason === 'inflow' ? 'Then it does not converge: no date.' : `Then: ${why}.`
  const saved = savedWords(whatIf.weeksSaved)
  const sure = whatIf.sureOn === null ? 'over five years' : formatDay(whatIf.sureOn, year)
  return `Then even odds ${formatDay(whatIf.evenOn!, year)}, 85% sure ${sure}${saved === null ? '' : `: ${saved}`}.`
}

/** `Two more people on the road: 5 weeks sooner, between 2 and 8.` */
function leverWords({ kind, amount, blocker, weeksSaved, low, high }: LeverItem, year: number): string {
  const saved = savedWords(weeksSaved) ?? 'no date to compare'
  const range =
    low === null || high === null || formatNumber(low, 0) === formatNumber(high, 0)
      ? ''
      : `, between ${formatNumber(Math.min(low, high), 0)} and ${formatNumber(Math.max(low, high), 0)}`
  if (kind === 'people') return `${amount === 2 ? 'Two' : amount} more people on the road: ${saved}${range}.`
  if (kind === 'blocker') return `“${blocker!.title}” solved by ${formatDay(blocker!.on, year)}: ${saved}.`
  if (kind === 'births') return `No more births on the origin: ${saved}.`
  return `A pace of ${amount}%: ${saved}.`
}

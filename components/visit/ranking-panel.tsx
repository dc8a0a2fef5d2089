'use client'

import { Fragment } from 'react'
import { ScoreWaterfall } from '#components/charts/score-waterfall.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatNumber, noValue } from '#lib/format/number.ts'
import type { RankedOfficeItem, VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import styles from './ranking-panel.module.css'
import { openOffice } from './shown-trips.ts'
import { useOpen, useVisitPlan } from './use-visits.ts'
import { formatStretch, shortDays } from './visit-words.ts'

/** Offices by what a travel day there frees; the open one shows what its score is made of. */
export function RankingPanel() {
  const query = useVisitPlan()
  return (
    <Panel
      title="Where next, and why"
      note={
        query.data?.isStale ? (
          <span className="watch">some sources are silent</span>
        ) : (
          'services · the score adds up'
        )
      }
      className={styles.panel}
    >
      <AnswerFrame query={query} waiting={<Skeleton height={380} />}>
        {plan =>
          plan.offices.length === 0 ? (
            <Message icon="pin" title="No office has services left here">
              An admin lists offices in the catalogue and says which team sits where. Filters above may leave
              none.
            </Message>
          ) : (
            <Ranking plan={plan} />
          )
        }
      </AnswerFrame>
    </Panel>
  )
}

function Ranking({ plan }: { plan: VisitPlanAnswer }) {
  const { open, show } = useOpen()
  const shown = openOffice(plan, open.open)
  const most = Math.max(0.01, ...plan.offices.map(({ score }) => score ?? 0))
  const year = Number(plan.asOf.slice(0, 4))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="unseen">
          Offices by services freed per travel day. A row opens into the terms of its score.
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Rank</span>
            </th>
            <th scope="col">Office</th>
            <th scope="col" className="number">
              Left
            </th>
            <th scope="col" className="number">
              Can move
            </th>
            <th scope="col" className={`number ${styles.wide}`}>
              Solve there
            </th>
            <th scope="col" className={`number ${styles.wide}`}>
              Held
            </th>
            <th scope="col" className={`number ${styles.wide}`}>
              Asked
            </th>
            <th scope="col" className={`number ${styles.wide}`}>
              Last visit
            </th>
            <th scope="col" colSpan={2} className={styles.freed}>
              Freed per travel day
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.offices.map(office => {
            const isOpen = office === shown
            return (
              <Fragment key={office.office}>
                <tr
                  className={isOpen ? styles.open : undefined}
                  onClick={() => show({ open: office.office })}
                >
                  <td className="text-3">{office.rank}</td>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles.name}
                      aria-expanded={isOpen}
                      aria-controls={isOpen ? 'open-office' : undefined}
                    >
                      {office.name}
                    </button>
                  </th>
                  <td className="number">{formatCount(office.left)}</td>
                  <td className="number">{formatCount(office.movable)}</td>
                  <td className={`number ${styles.wide}`}>{formatCount(office.solvable)}</td>
                  <td className={`number ${styles.wide}`}>
                    {office.held > office.left / 2 ? <b>{office.held}</b> : formatCount(office.held)}
                  </td>
                  <td className={`number ${styles.wide}`}>
                    {office.requests.waiting === 0 ? (
                      noValue
                    ) : (
                      <>
                        {office.requests.waiting}{' '}
                        <span className="text-3">{shortDays(office.requests.oldestDays ?? 0)}</span>
                      </>
                    )}
                  </td>
                  <td className={`number ${styles.wide}`}>
                    {office.weeksSinceVisit === null ? (
                      <span className="text-3">never</span>
                    ) : (
                      `${office.weeksSinceVisit} w`
                    )}
                  </td>
                  <td className="number">
                    <b>
                      {isOpen && office.score !== null ? (
                        <Figure of={`visit.score:${office.office}`}>{formatNumber(office.score, 2)}</Figure>
                      ) : (
                        formatNumber(office.score, 2)
                      )}
                    </b>
                  </td>
                  <td className={styles.bar}>
                    {office.score === null ? null : (
                      <i style={{ width: `${(Math.max(0, office.score) / most) * 100}%` }} />
                    )}
                  </td>
                </tr>
                {isOpen ? (
                  <tr className={styles.terms} id="open-office">
                    <td colSpan={10}>
                      <Terms office={office} year={year} isStale={plan.isStale} />
                    </td>
                  </tr>
                ) : null}
                {office.hint === null || isOpen ? null : (
                  <tr className={styles.hint}>
                    <td />
                    <td colSpan={9} title={office.hint.text}>
                      <Tag tone="info">after {formatDay(office.hint.promisedOn, year)}</Tag>{' '}
                      {office.hint.text}
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What keeps most of the weeks closed; the earlier of equals. */
function whyNone({ weeks }: RankedOfficeItem): string {
  const reasons = [...Map.groupBy(weeks, ({ why }) => why)].sort(([, a], [, b]) => b.length - a.length)
  return reasons[0]?.[0] ?? 'no week is open to the road team'
}

function Terms({ office, year, isStale }: { office: RankedOfficeItem; year: number; isStale: boolean }) {
  const nothing = office.terms
    .filter(({ value }) => value === 0)
    .map(({ label }) => `${label[0]!.toLowerCase()}${label.slice(1)}`)
  const [next] = office.booked
  const booked = next === undefined ? '' : ` Booked already: ${formatStretch(next.from, next.to, year)}.`
  return (
    <>
      {office.score === null ? (
        <p className={styles.says}>
          No visit fits: {whyNone(office)}.{booked}
        </p>
      ) : (
        <ScoreWaterfall
          caption={`What the score of ${office.name} is made of: services freed per travel day`}
          score={office.score}
          terms={office.terms
            .filter(({ value }) => value !== 0)
            .map(({ key, label, value, words }) => ({
              key,
              name: label,
              value,
              detail: words,
              isStale,
            }))}
        />
      )}
      {nothing.length > 0 && office.score !== null ? (
        <p className={styles.nothing}>Nothing from: {nothing.join(', ')}.</p>
      ) : null}
      {office.hint === null ? null : (
        <p className={styles.says}>
          <Tag tone="info">after {formatDay(office.hint.promisedOn, year)}</Tag> {office.hint.text}
        </p>
      )}
      {office.score !== null && office.from !== null ? (
        <p className={styles.says}>
          Best from {formatDay(office.from, year)} on: {formatCounted(office.daysOnSite, 'day')} there for{' '}
          {formatCounted(office.people, 'person', 'people')}, {formatNumber(office.travelDays, 1)} travel days
          in all.
          {booked}
        </p>
      ) : null}
    </>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Fragment } from 'react'
import { StateMark } from '#components/charts/state-mark.tsx'
import { datesInWords } from '#components/receipt/receipt-words.ts'
import { Icon } from '#components/ui/icon.tsx'
import { formatDay, formatDayOfYear } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import { visitEffectOptions } from '#lib/query/visit-effect-options.ts'
import { effectWords } from './effect-words.ts'
import styles from './trip-panel.module.css'
import { usePromises } from './use-visits.ts'

const mostShown = 3

/** What was promised at an office and is still open, and what came of the last visit there (R6, R7). */
export function OfficePast({ office }: { office: string }) {
  return (
    <>
      <Promises office={office} />
      <LastEffect office={office} />
    </>
  )
}

function Promises({ office }: { office: string }) {
  const { choices } = useView()
  const year = Number(choices.now.slice(0, 4))
  const items = (usePromises().data?.items ?? []).filter(
    item => item.visitOffice === office && item.withdrawnAt === null,
  )
  const open = items.filter(({ standing }) => standing === 'open')
  const days = [...new Set(open.map(({ visitFrom }) => visitFrom))].filter(day => day !== null)
  return (
    <div className={styles.promises}>
      <h3>
        {days.length === 1
          ? `Promised on ${formatDayOfYear(days[0]!)}, still open`
          : 'Promised there, still open'}
      </h3>
      {items.length === 0 ? (
        <p className="text-3">Nothing was promised there yet.</p>
      ) : (
        <>
          <ul>
            {open.slice(0, mostShown).map(item => (
              <li key={item.id}>
                <span className={styles.dot}>
                  {item.state === null ? (
                    <Icon name="block" size={10} />
                  ) : (
                    <StateMark state={item.state} size={10} />
                  )}
                </span>
                {item.teamName}: <b>{item.promise}</b>{' '}
                <span className="text-3">
                  {item.days.slice(0, -1).map(({ due, recordedAt }) => (
                    <Fragment key={recordedAt}>
                      <s>{formatDay(due, year)}</s>{' '}
                    </Fragment>
                  ))}
                  due {formatDay(item.due, year)}, {datesInWords(item.evidenceText, year)}
                </span>
              </li>
            ))}
          </ul>
          <p className="text-3">
            {open.length > mostShown ? `${open.length - mostShown} more open · ` : ''}
            {items.length - open.length} of {items.length} closed by evidence
          </p>
        </>
      )}
    </div>
  )
}

function LastEffect({ office }: { office: string }) {
  const { filters, linkTo } = useView()
  const effect = useQuery(visitEffectOptions(filters)).data?.items.find(item => item.office === office)
  const words = effect ? effectWords(effect) : null
  return (
    <div className={styles.past}>
      <h3>After the last visit</h3>
      {effect && words ? (
        <>
          <p>
            <b>{words.moves}</b>; {words.matched}.
          </p>
          <p className="text-3">
            {words.more} · <Link href={linkTo(`/visits/${effect.visit}`)}>that visit</Link>
          </p>
        </>
      ) : (
        <p className="text-3">No visit there is 30 days old, or none can be compared.</p>
      )}
    </div>
  )
}

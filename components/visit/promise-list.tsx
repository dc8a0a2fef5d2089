'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import { datesInWords } from '#components/receipt/receipt-words.ts'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { CommitmentItem } from '#lib/read/answers/commitments-answer.ts'
import styles from './visit-lists.module.css'

/** Promises with owner, days (old ones struck through) and what evidence says. */
export function PromiseList({
  items,
  isOfTeam = false,
}: {
  items: readonly CommitmentItem[]
  /** Its name stands above already. */
  isOfTeam?: boolean
}) {
  const { choices, linkTo } = useView()
  const year = Number(choices.now.slice(0, 4))
  if (items.length === 0) return <p className={styles.says}>Nothing was promised.</p>
  return (
    <ul className={styles.list}>
      {items.map(item => (
        <li key={item.id}>
          <b>{item.promise}</b>
          <span className="text-3">
            {isOfTeam ? null : (
              <Link href={linkTo(`/teams/${encodeURIComponent(item.team)}`)}>{item.teamName}</Link>
            )}
            {isOfTeam ? item.owner : item.owner === item.teamName ? '' : `, ${item.owner}`}
          </span>
          <span className={styles.aside}>
            {item.days.slice(0, -1).map(({ due, recordedAt }) => (
              <Fragment key={recordedAt}>
                <s>{formatDay(due, year)}</s>{' '}
              </Fragment>
            ))}
            {item.standing === 'kept' ? (
              <span>kept{item.isLate ? ', late' : ''}</span>
            ) : item.overdueDays === null ? (
              `due ${formatDay(item.due, year)}`
            ) : (
              <Tag tone="watch">{formatCounted(item.overdueDays, 'day')} over</Tag>
            )}
          </span>
          <small>
            {item.withdrawnAt === null
              ? datesInWords(item.evidenceText, year)
              : `taken back by ${item.withdrawnBy}`}
            {item.visitOfficeName && item.visitFrom
              ? ` · made in ${item.visitOfficeName}, ${formatDay(item.visitFrom, year)}`
              : ''}
          </small>
        </li>
      ))}
    </ul>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { standingNames } from '#components/dispute/dispute-words.ts'
import { teamDisputes } from '#components/dispute/disputes-url.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { disputesOptions, filtersOfInstant } from '#lib/query/disputes-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { DisputeItem } from '#lib/read/answers/dispute-answer.ts'
import styles from './corrections-panel.module.css'

const shown = 4

/** What a team said is wrong, and what it was answered; the newest few, the rest a click away (T8). */
export function CorrectionsPanel({ team, year }: { team: string; year: number }) {
  const { filters, linkTo } = useView()
  const query = useQuery(disputesOptions({ ...filtersOfInstant(filters), team: [team] }, teamDisputes))
  const open = query.data?.counts.open ?? 0
  const link = linkTo('/disputes')
  return (
    <Panel title="Corrections" note={open === 0 ? 'none open' : `${open} open`}>
      <AnswerFrame query={query} waiting={<Skeleton height={60} rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-2">
              Nobody said that something about its services is wrong. Each service has a button for it.
            </p>
          ) : (
            <ul className={styles.list}>
              {items.slice(0, shown).map(item => (
                <li key={item.id} className={item.standing === 'open' ? undefined : 'text-2'}>
                  <span className={styles.claim}>
                    <Link
                      href={`${linkTo(`/services/${encodeURIComponent(item.service)}`)}#said-${item.id}`}
                      prefetch={false}
                    >
                      {item.service}
                    </Link>
                    : {item.claim}
                  </span>
                  <Answer item={item} year={year} />
                </li>
              ))}
            </ul>
          )
        }
      </AnswerFrame>
      <p className={styles.more}>
        <Link href={`${link}${link.includes('?') ? '&' : '?'}state=all&team=${encodeURIComponent(team)}`}>
          All corrections of the team
        </Link>
      </p>
    </Panel>
  )
}

function Answer({ item, year }: { item: DisputeItem; year: number }) {
  const { standing, dueOn, isOverdue, answer, answeredAt, withdrawnAt } = item
  if (standing === 'open')
    return (
      <span className={styles.answer}>
        {isOverdue ? <Tag tone="bad">overdue</Tag> : null} answer due {formatDay(dueOn, year)}
      </span>
    )
  const at = answeredAt ?? withdrawnAt
  return (
    <span className={styles.answer} title={answer ?? undefined}>
      {standingNames[standing].toLowerCase()}
      {at ? ` ${formatDay(dayOf(at), year)}` : ''}
      {answer ? <small>{answer}</small> : null}
    </span>
  )
}

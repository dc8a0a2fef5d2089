'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { usePlatformName } from '#components/charts/platform-words.ts'
import { eventsHref } from '#components/event/events-url.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { formatWeek } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatPoints } from '#lib/format/number.ts'
import { restatementsOptions } from '#lib/query/restatements-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { RestatementsAnswer } from '#lib/read/answers/restatements-answer.ts'
import styles from './restated-panel.module.css'

type Item = RestatementsAnswer['items'][number]
const mostShown = 6

/** Weeks that are counted otherwise than they were a day after their end: by how much, and what came late. */
export function RestatedPanel() {
  const query = useQuery(restatementsOptions())
  return (
    <Panel
      title="Restated lately"
      note={query.data ? `${formatCount(query.data.items.length)} in a year` : null}
    >
      <AnswerFrame query={query} waiting={<Skeleton height={108} rows={3} />}>
        {({ items, weeksBefore }) =>
          items.length === 0 ? (
            <Message icon="tick" title="No week has changed">
              Every week is counted as it was a day after its end.
              {weeksBefore > 0
                ? ` ${formatCounted(weeksBefore, 'week')} were over before this record began.`
                : ''}
            </Message>
          ) : (
            <ul className={styles.list}>
              {items.slice(0, mostShown).map(item => (
                <Restated key={`${item.week} ${item.platform}`} item={item} />
              ))}
            </ul>
          )
        }
      </AnswerFrame>
    </Panel>
  )
}

function Restated({ item }: { item: Item }) {
  const platformName = usePlatformName()
  const { choices } = useView()
  const { week, platform, was, now, changeShare, lateEvents } = item
  const year = Number(choices.now.slice(0, 4))
  return (
    <li>
      <span>
        <b>{formatWeek(week, year)}</b> {platformName(platform)}{' '}
        <b>{changeShare === null ? `+${formatCount(now)}` : `${formatPoints(changeShare)}%`}</b>
        <small>
          {formatCount(was)} became {formatCounted(now, 'deploy')};{' '}
          {lateEvents.length === 0
            ? 'no late event: it was counted anew'
            : lateEvents
                .map(({ source, events }) => `${formatCounted(events, 'late event')} from ${source}`)
                .join(', ')}
        </small>
      </span>
      <Link
        href={eventsHref(noFilters, {
          week,
          platform: [platform],
          source: lateEvents.map(({ source }) => source),
        })}
      >
        events
      </Link>
    </li>
  )
}

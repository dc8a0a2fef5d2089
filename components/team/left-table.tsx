'use client'

import Link from 'next/link'
import { StateLabel } from '#components/charts/state-label.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { sinceText } from '#components/service/since-text.ts'
import { Button } from '#components/ui/button.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import type { NextItem } from '#lib/read/answers/team-next-answer.ts'
import styles from './left-table.module.css'
import { holdsWords, tookWords } from './left-words.ts'
import { PromisedCell } from './promised-cell.tsx'
import { walkRows } from './walk-rows.ts'

type LeftTableProps = {
  items: readonly NextItem[]
  next: string | null
  now: number
  linkTo: (path: string) => string
  teamName: (id: string) => string
  /** Opens the form that says something about a service is wrong; null: who looks may not, or it is not now. */
  onWrong: ((service: string) => void) | null
}

/** What is left, the easiest first: why each is where it is, what holds it and who owns that, and how long it should take (T1 to T3, T6). */
export function LeftTable({ items, ...of }: LeftTableProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the rows, whose links take the focus
    <div onKeyDown={walkRows}>
      <RecordTable
        caption="What is left, the easiest first"
        rows={items}
        rowKey={({ service }) => service}
        columns={columnsOf(of)}
      />
    </div>
  )
}

function columnsOf({ next, now, linkTo, teamName, onWrong }: Omit<LeftTableProps, 'items'>) {
  const year = new Date(now).getUTCFullYear()
  const path = (service: string) => linkTo(`/services/${encodeURIComponent(service)}`)
  const columns: RecordColumn<NextItem>[] = [
    {
      key: 'service',
      header: 'Easiest first',
      isTitle: true,
      cell: ({ service, ease }) => (
        <span className={styles.name}>
          <Link href={path(service)} prefetch={false} data-service={service}>
            <b>{service}</b>
          </Link>
          {service === next ? (
            <Tag tone="info">{ease === 'ready' ? 'move this next' : 'finish this next'}</Tag>
          ) : null}
        </span>
      ),
    },
    {
      key: 'state',
      header: 'State, and why',
      cell: item => <StateAndWhy item={item} now={now} whyHref={`${path(item.service)}#why`} />,
    },
    {
      key: 'archetype',
      header: 'Archetype',
      isSecondary: true,
      cell: ({ archetype }) => <span className="text-2">{archetype ?? 'not set'}</span>,
    },
    {
      key: 'holds',
      header: 'What holds it, and whose that is',
      cell: item => <Holding item={item} linkTo={linkTo} teamName={teamName} />,
    },
    {
      key: 'promised',
      header: 'Promised',
      cell: item => <PromisedCell item={item} today={new Date(now).toISOString().slice(0, 10)} year={year} />,
    },
    {
      key: 'took',
      header: 'Services like it took',
      cell: item => <Took item={item} />,
    },
  ]
  if (onWrong !== null)
    columns.push({
      key: 'wrong',
      header: 'Data',
      cell: ({ service }) => (
        <Button
          size="small"
          className={styles.wrong}
          aria-label={`Something about ${service} is wrong`}
          onClick={() => onWrong(service)}
        >
          wrong?
        </Button>
      ),
    })
  return columns
}

function StateAndWhy({ item, now, whyHref }: { item: NextItem; now: number; whyHref: string }) {
  const year = new Date(now).getUTCFullYear()
  const since = sinceText(item, now)
  return (
    <span className={styles.state}>
      <StateLabel state={item.state} />
      {since ? (
        <Link className={styles.since} href={whyHref} prefetch={false}>
          {since}
        </Link>
      ) : null}
      {item.leavingSince ? <Tag>leaving since {formatDay(dayOf(item.leavingSince), year)}</Tag> : null}
      {item.exemptUntil ? <Tag>exempt until {formatDay(dayOf(item.exemptUntil), year)}</Tag> : null}
    </span>
  )
}

function Holding({
  item,
  linkTo,
  teamName,
}: {
  item: NextItem
  linkTo: LeftTableProps['linkTo']
  teamName: (id: string) => string
}) {
  if (item.blockers.length === 0) {
    const { text, isWarning } = holdsWords(item)
    return isWarning ? (
      <span className="watch">
        <Defined term="figure-15">{text}</Defined>
      </span>
    ) : (
      <span className={item.ease === 'ready' ? undefined : 'text-2'}>{text}</span>
    )
  }
  return (
    <span className={styles.lines}>
      {item.blockers.map(({ id, title, ownerTeam, ownerName }) => (
        <span key={id}>
          <Link href={linkTo(`/blockers/${encodeURIComponent(id)}`)} prefetch={false}>
            {title}
          </Link>{' '}
          <small>{ownerName ?? (ownerTeam === null ? 'nobody owns it' : teamName(ownerTeam))}</small>
        </span>
      ))}
    </span>
  )
}

function Took({ item }: { item: NextItem }) {
  const { strong, soft } = tookWords(item)
  return (
    <span className={styles.took}>
      {strong ? (
        <Figure of={`service.days:${item.service}`}>
          <b>{strong}</b>
        </Figure>
      ) : null}{' '}
      <span className="text-3">{soft}</span>
    </span>
  )
}

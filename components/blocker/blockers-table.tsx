'use client'

import Link from 'next/link'
import { useCallback, useState } from 'react'
import { Figure } from '#components/receipt/figure.tsx'
import { ActButton } from '#components/shell/act-button.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatNumber, noValue } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'
import { type BlockerAct, BlockerDrawer } from './blocker-drawers.tsx'
import { standingNames, typeNames } from './blocker-words.ts'
import { PromisedDays } from './promised-days.tsx'
import { useMergeKey } from './use-merge-key.ts'

type Column = RecordColumn<BlockerItem>

type BlockersTableProps = {
  items: readonly BlockerItem[]
  year: number
  sort: string | null
  onSort: (sort: string) => void
  /** Ended ones: what became of them in place of what they would free. */
  isEnded: boolean
}

/** Blockers by what their end frees; `m` merges the one whose row has the focus. */
export function BlockersTable({ items, year, sort, onSort, isEnded }: BlockersTableProps) {
  const { choices, linkTo } = useView()
  const [open, setOpen] = useState<{ act: BlockerAct; item: BlockerItem } | null>(null)
  const merge = useCallback(
    (id: string | null) => {
      const item = items.find(one => one.id === id)
      if (item?.maySteer && item.standing === 'open') setOpen({ act: 'merge', item })
    },
    [items],
  )
  useMergeKey(merge)
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const title: Column = {
    key: 'title',
    header: 'Blocker',
    isTitle: true,
    sortKey: 'title',
    cell: item => (
      <span className={styles.title} data-blocker={item.id}>
        <Link href={linkTo(`/blockers/${item.id}`)} prefetch={false}>
          <b>{item.title}</b>
        </Link>
        <small>
          {typeNames[item.type]}
          {item.isSolvableOnVisit ? ', solvable on a visit' : ''}
        </small>
      </span>
    ),
  }
  const owner: Column = {
    key: 'owner',
    header: 'Owner',
    sortKey: 'owner',
    cell: ({ ownerTeam, ownerName }) =>
      ownerTeam === null && ownerName === null ? (
        <span className="bad">no owner</span>
      ) : (
        [ownerTeam === null ? null : (names.get(ownerTeam) ?? ownerTeam), ownerName]
          .filter(Boolean)
          .join(', ')
      ),
  }
  const promised: Column = {
    key: 'promised',
    header: 'Promised',
    sortKey: 'promised',
    cell: item => <PromisedDays item={item} year={year} />,
  }
  const since: Column = {
    key: 'since',
    header: 'Since',
    isSecondary: true,
    sortKey: 'since',
    cell: ({ since: on, ageDays }) => (
      <span title={formatCounted(ageDays, 'day')}>{formatDay(on, year)}</span>
    ),
  }
  const columns: Column[] = isEnded
    ? [
        title,
        {
          key: 'standing',
          header: 'What became of it',
          cell: item => (
            <span className={styles.words}>
              {standingNames[item.standing]}
              {item.mergedInto ? ` into “${item.mergedInto.title}”` : ''}
              {item.endedAt ? `, ${formatDay(item.endedAt.slice(0, 10), year)}` : ''}
              {item.endedReason ? <small>{item.endedReason}</small> : null}
            </span>
          ),
        },
        {
          key: 'notMoved',
          header: 'Freed, not moved',
          cell: ({ notMoved }) =>
            notMoved.length === 0 ? (
              <span className="text-3">none</span>
            ) : (
              <span className={styles.words}>
                <Tag tone="watch">{formatCount(notMoved.length)}</Tag> {notMoved.slice(0, 4).join(', ')}
                {notMoved.length > 4 ? ` and ${notMoved.length - 4} more` : ''}
              </span>
            ),
        },
        owner,
        since,
        promised,
      ]
    : [
        title,
        {
          key: 'freed',
          header: 'Frees',
          isNumber: true,
          sortKey: 'freed',
          startsDescending: true,
          cell: ({ id, freed }) => (
            <b>
              <Figure of={`blocker.freed:${id}`}>{formatCount(freed)}</Figure>
            </b>
          ),
        },
        {
          key: 'needsOthers',
          header: 'Needs others too',
          isNumber: true,
          isSecondary: true,
          sortKey: 'needsOthers',
          startsDescending: true,
          cell: ({ needsOthers }) => formatCount(needsOthers),
        },
        {
          key: 'cores',
          header: 'Cores freed',
          isNumber: true,
          isSecondary: true,
          sortKey: 'cores',
          startsDescending: true,
          cell: ({ cores, unsampled }) => (
            <span
              title={unsampled > 0 ? `${formatCounted(unsampled, 'service')} without a sample` : undefined}
            >
              {cores === null ? noValue : formatNumber(cores, 1)}
            </span>
          ),
        },
        {
          key: 'teams',
          header: 'Teams freed',
          isNumber: true,
          isSecondary: true,
          sortKey: 'teams',
          startsDescending: true,
          cell: ({ teamsFreed }) => (
            <span title={teamsFreed.join(', ') || undefined}>{formatCount(teamsFreed.length)}</span>
          ),
        },
        owner,
        since,
        promised,
      ]
  if (!isEnded && items.some(({ maySteer }) => maySteer))
    columns.push({
      key: 'act',
      header: 'Act',
      isSecondary: true,
      cell: item =>
        item.maySteer ? (
          <span className={styles.buttons}>
            <ActButton
              size="small"
              aria-label={`Promise a day for ${item.title}`}
              onClick={() => setOpen({ act: 'promise', item })}
            >
              Promise…
            </ActButton>
            <ActButton
              size="small"
              aria-label={`End ${item.title}`}
              onClick={() => setOpen({ act: 'close', item })}
            >
              End…
            </ActButton>
          </span>
        ) : null,
    })
  return (
    <div className={styles.list}>
      <RecordTable
        caption={isEnded ? 'Blockers that ended' : 'Open blockers by what their end frees'}
        isTight
        rows={items}
        rowKey={({ id }) => id}
        columns={columns}
        sort={sort ?? '-freed'}
        {...(isEnded ? {} : { onSort })}
      />
      {open ? <BlockerDrawer act={open.act} item={open.item} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

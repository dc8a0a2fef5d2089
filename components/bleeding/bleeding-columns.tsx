import Link from 'next/link'
import { StateLabel } from '#components/charts/state-label.tsx'
import { Button } from '#components/ui/button.tsx'
import type { RecordColumn } from '#components/ui/record-table.tsx'
import type { BleedingList } from '#lib/domain/migration/bleeding.ts'
import { dayOf, formatAge, formatDay, formatInstant } from '#lib/format/date.ts'
import { formatNumber } from '#lib/format/number.ts'
import type { BleedingItem } from '#lib/read/answers/bleeding-answer.ts'
import styles from './bleeding.module.css'

type Column = RecordColumn<BleedingItem>
export type ColumnsOf = {
  list: BleedingList
  /** What the age counts from. */
  since: string
  now: number
  linkTo: (path: string) => string
  teamName: (id: string) => string
}

/** Who it is, whose it is, where it stands, and for how long. */
function columnsOf({ list, since: sinceHeader, now, linkTo, teamName }: ColumnsOf): Column[] {
  const year = new Date(now).getUTCFullYear()
  return [
    {
      key: 'service',
      header: 'Service',
      isTitle: true,
      width: '22%',
      cell: item => <Name item={item} linkTo={linkTo} />,
    },
    {
      key: 'owner',
      header: 'Owner',
      width: '18%',
      cell: ({ team, isMapped }) =>
        team === null ? (
          <span className="text-3">{isMapped ? 'no owner' : 'name not mapped'}</span>
        ) : (
          <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)} prefetch={false}>
            {teamName(team)}
          </Link>
        ),
    },
    {
      key: 'state',
      header: 'State now',
      width: '18%',
      cell: ({ state }) =>
        state === null ? <span className="text-3">not in the catalogue</span> : <StateLabel state={state} />,
    },
    {
      key: 'since',
      header: sinceHeader,
      isNumber: true,
      width: '16%',
      cell: ({ since }) =>
        since === null ? (
          <span className="text-3">not told</span>
        ) : (
          <span title={formatInstant(since)}>
            {formatAge(now - Date.parse(since))}{' '}
            <span className="text-3">{formatDay(dayOf(since), year)}</span>
          </span>
        ),
    },
    ...(list === 'deployedAfterDone'
      ? [
          {
            key: 'done',
            header: 'Team done since',
            isNumber: true,
            cell: ({ doneAt }: BleedingItem) => (doneAt === null ? '–' : formatDay(dayOf(doneAt), year)),
          },
        ]
      : []),
    ...(list === 'stuck'
      ? [
          {
            key: 'limit',
            header: '85% took at most',
            isNumber: true,
            cell: ({ limitDays }: BleedingItem) => `${formatNumber(limitDays)} days`,
          },
        ]
      : []),
  ]
}

function Name({ item, linkTo }: { item: BleedingItem; linkTo: (path: string) => string }) {
  if (!item.isMapped) return <Link href="/sources/names">{item.name}</Link>
  return (
    <Link href={linkTo(`/services/${encodeURIComponent(item.service)}`)} prefetch={false}>
      <b>{item.name}</b>
    </Link>
  )
}

type Act = { onAct: (item: BleedingItem) => void; isBusy: boolean } | null

/** Columns of what is on a list; with an act, each row can be muted. */
export const openColumns = (of: ColumnsOf, act: Act): Column[] => [
  ...columnsOf(of),
  ...(act === null
    ? []
    : [
        {
          key: 'mute',
          header: 'Act',
          cell: (item: BleedingItem) => (
            <Button size="small" aria-label={`Mute ${item.name}`} onClick={() => act.onAct(item)}>
              Mute…
            </Button>
          ),
        },
      ]),
]

/** Columns of what is muted: why, by whom, until when; with an act, each can be put back. */
export const mutedColumns = (of: ColumnsOf, act: Act): Column[] => {
  const year = new Date(of.now).getUTCFullYear()
  return [
    ...columnsOf(of).filter(({ key }) => key !== 'state' && key !== 'done' && key !== 'limit'),
    {
      key: 'until',
      header: 'Muted until',
      cell: ({ mute }) => (mute === null ? '' : formatDay(mute.untilOn, year)),
    },
    {
      key: 'why',
      header: 'Why',
      cell: ({ mute }) => (
        <span className={styles.reason}>
          {mute?.reason} <span className="text-3">({mute?.by})</span>
        </span>
      ),
    },
    ...(act === null
      ? []
      : [
          {
            key: 'end',
            header: 'Act',
            cell: (item: BleedingItem) => (
              <Button
                size="small"
                disabled={act.isBusy}
                aria-label={`End the mute of ${item.name}`}
                onClick={() => act.onAct(item)}
              >
                End it now
              </Button>
            ),
          },
        ]),
  ]
}

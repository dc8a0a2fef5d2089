import Link from 'next/link'
import type { RecordColumn } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import type { EnvironmentItem } from '#lib/read/answers/environment-answer.ts'
import { EnvironmentName } from './environment-name.tsx'

export type ColumnsOf = { now: number; linkTo: (path: string) => string; teamName: (id: string) => string }

const thisYear = (now: number) => new Date(now).getUTCFullYear()

function whoseColumns({ linkTo, teamName }: ColumnsOf): RecordColumn<EnvironmentItem>[] {
  return [
    {
      key: 'pull-request',
      header: 'Pull request',
      isTitle: true,
      width: '34%',
      cell: item => <EnvironmentName item={item} />,
    },
    {
      key: 'service',
      header: 'Service',
      cell: ({ service, reportedService }) =>
        service === null ? (
          <span className="text-3">{reportedService ?? '–'}</span>
        ) : (
          <Link href={linkTo(`/services/${encodeURIComponent(service)}`)}>{service}</Link>
        ),
    },
    {
      key: 'team',
      header: 'Owner',
      isSecondary: true,
      cell: ({ team }) =>
        team === null ? (
          <span className="text-3">–</span>
        ) : (
          <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)}>{teamName(team)}</Link>
        ),
    },
  ]
}

/** Those that live: how old, and when they should go. */
export const liveColumns = (given: ColumnsOf): RecordColumn<EnvironmentItem>[] => [
  ...whoseColumns(given),
  {
    key: 'age',
    header: 'Age',
    isNumber: true,
    cell: ({ createdAt, isOld }) => {
      const age = formatAge(given.now - Date.parse(createdAt))
      const title = `Created ${formatInstant(createdAt, thisYear(given.now))}`
      return isOld ? (
        <b className="watch" title={title}>
          {age}
        </b>
      ) : (
        <span title={title}>{age}</span>
      )
    },
  },
  {
    key: 'end',
    header: 'Ends',
    width: '22%',
    cell: item => <End item={item} now={given.now} />,
  },
  {
    key: 'source',
    header: 'Told by',
    isSecondary: true,
    cell: ({ source }) => <span className="text-3">{source}</span>,
  },
]

/** Those that went: for how long they lived, and when they ended. */
export const endedColumns = (given: ColumnsOf): RecordColumn<EnvironmentItem>[] => [
  ...whoseColumns(given),
  {
    key: 'life',
    header: 'Lived for',
    isNumber: true,
    cell: ({ createdAt, endedAt, isOld }) => {
      const life = formatAge(Date.parse(endedAt!) - Date.parse(createdAt))
      return isOld ? <b>{life}</b> : life
    },
  },
  {
    key: 'ended',
    header: 'Ended',
    isNumber: true,
    cell: ({ endedAt }) => formatInstant(endedAt!, thisYear(given.now)),
  },
]

function End({ item, now }: { item: EnvironmentItem; now: number }) {
  const { expiresAt, isExpiredUnconfirmed } = item
  if (expiresAt === null) return <span className="text-3">with its pull request</span>
  const title = formatInstant(expiresAt, thisYear(now))
  const left = Date.parse(expiresAt) - now
  if (!isExpiredUnconfirmed) return <span title={title}>in {formatAge(left)}</span>
  return (
    <span title={title}>
      {formatAge(-left)} ago <Tag tone="watch">expired, unconfirmed</Tag>
    </span>
  )
}

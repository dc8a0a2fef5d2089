import Link from 'next/link'
import type { RecordColumn } from '#components/ui/record-table.tsx'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import type { ServiceItem } from '#lib/read/answers/service-answer.ts'
import { StateCell } from './state-cell.tsx'

export type ServiceColumn =
  | 'service'
  | 'state'
  | 'owner'
  | 'archetype'
  | 'places'
  | 'origin'
  | 'target'
  | 'wrong'
type ColumnsOf = {
  now: number
  linkTo: (path: string) => string
  teamName: (id: string) => string
  /** Which columns, in order. */
  keys: readonly ServiceColumn[]
  firstHeader?: string
  platforms: PlatformNames
}

/** Columns of a list of services; the same cells on every page. */
export function serviceColumns({
  now,
  linkTo,
  teamName,
  keys,
  firstHeader = 'Service',
  platforms,
}: ColumnsOf) {
  const path = (item: ServiceItem) => linkTo(`/services/${encodeURIComponent(item.id)}`)
  const columns: Record<ServiceColumn, RecordColumn<ServiceItem>> = {
    service: {
      key: 'service',
      header: firstHeader,
      isTitle: true,
      sortKey: 'id',
      cell: item => (
        <Link href={path(item)} prefetch={false}>
          <b>{item.id}</b>
        </Link>
      ),
    },
    state: {
      key: 'state',
      header: 'State, and since when',
      sortKey: 'state',
      cell: item => <StateCell item={item} now={now} whyHref={path(item)} />,
    },
    owner: {
      key: 'owner',
      header: 'Owner',
      sortKey: 'team',
      cell: item =>
        item.team === null ? (
          <span className="text-3">no owner</span>
        ) : (
          <Link href={linkTo(`/teams/${encodeURIComponent(item.team)}`)} prefetch={false}>
            {teamName(item.team)}
          </Link>
        ),
    },
    archetype: {
      key: 'archetype',
      header: 'Archetype',
      isSecondary: true,
      cell: item => <span className="text-2">{item.archetype ?? 'not set'}</span>,
    },
    places: {
      key: 'places',
      header: 'Runs on',
      isSecondary: true,
      cell: ({ clusters }) => <Places clusters={clusters} />,
    },
    origin: {
      key: 'origin',
      header: `${platforms.from} deploy`,
      isNumber: true,
      isSecondary: true,
      cell: item => <DeployAge at={item.lastDeployAt.origin} now={now} />,
    },
    target: {
      key: 'target',
      header: `${platforms.to} deploy`,
      isNumber: true,
      isSecondary: true,
      cell: item => <DeployAge at={item.lastDeployAt.target} now={now} />,
    },
    wrong: {
      key: 'wrong',
      header: 'Data',
      isSecondary: true,
      cell: item => (
        <Link href={withAct(path(item))} prefetch={false} aria-label={`Something about ${item.id} is wrong`}>
          wrong?
        </Link>
      ),
    },
  }
  return keys.map(key => columns[key])
}

/** The service's page with the form for a correction open. */
const withAct = (href: string) => `${href}${href.includes('?') ? '&' : '?'}act=dispute`

const mostPlaces = 3

function Places({ clusters }: { clusters: string[] }) {
  if (clusters.length === 0) return <span className="text-3">nowhere</span>
  const rest = clusters.length - mostPlaces
  return (
    <span className="text-2" title={clusters.join(', ')}>
      {clusters.slice(0, mostPlaces).join(', ')}
      {rest > 0 ? ` and ${rest} more` : ''}
    </span>
  )
}

/** How long ago; the instant itself stands in the title. */
export function DeployAge({ at, now }: { at: string | null; now: number }) {
  if (at === null) return <span className="text-3">none seen</span>
  return <span title={formatInstant(at)}>{formatAge(now - Date.parse(at))} ago</span>
}

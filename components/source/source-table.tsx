import Link from 'next/link'
import { DayStrip } from '#components/charts/day-strip.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { sourcesOptions } from '#lib/query/sources-options.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'
import { DayLegend } from './day-legend.tsx'
import { daysInWords, stripOf } from './days-in-words.ts'
import styles from './source-table.module.css'

const rankOf = ({ isSilent, lastError, isLate, isPaused }: SourceItem) =>
  isSilent ? 0 : lastError ? 1 : isLate ? 2 : isPaused ? 3 : 4

/** One row a source, silent ones first: how fresh, how late, how much came, what of 30 days is there, what it feeds. */
export function SourceTable({ items, now }: { items: SourceItem[]; now: number }) {
  const rows = items.toSorted((a, b) => rankOf(a) - rankOf(b) || a.id.localeCompare(b.id))
  return (
    <Panel
      title="Where the figures come from"
      note={<DayLegend />}
      actions={<CsvLink of="Sources" href={csvHref(sourcesOptions())} />}
    >
      <RecordTable
        caption="Sources"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'source',
            header: 'Source',
            isTitle: true,
            cell: item => <SourceName item={item} now={now} />,
          },
          { key: 'last', header: 'Last event', isNumber: true, cell: item => <Last item={item} now={now} /> },
          {
            key: 'lag',
            header: 'Usual lag',
            isNumber: true,
            isSecondary: true,
            cell: ({ usualLagMs, isLate }) =>
              usualLagMs === null ? (
                <span className="text-3">–</span>
              ) : (
                <span className={isLate ? 'watch' : 'text-2'}>{formatAge(usualLagMs)}</span>
              ),
          },
          {
            key: 'accepted',
            header: 'Accepted since yesterday',
            isNumber: true,
            cell: ({ acceptedLastDay }) => formatCount(acceptedLastDay),
          },
          {
            key: 'duplicate',
            header: 'Duplicate',
            isNumber: true,
            isSecondary: true,
            cell: ({ duplicateLastDay }) => <Quiet value={duplicateLastDay} />,
          },
          {
            key: 'rejected',
            header: 'Rejected',
            isNumber: true,
            cell: ({ id, rejectedLastDay }) =>
              rejectedLastDay === 0 ? (
                <Quiet value={0} />
              ) : (
                <Link href={`/sources/dead-letters?source=${encodeURIComponent(id)}`}>
                  {formatCount(rejectedLastDay)}
                </Link>
              ),
          },
          {
            key: 'coverage',
            header: '30 days to today',
            width: '24%',
            cell: ({ days }) => (
              <span className={styles.strip} title={daysInWords(days)}>
                <DayStrip days={stripOf(days)} label={daysInWords(days)} />
              </span>
            ),
          },
          {
            key: 'feeds',
            header: 'Feeds',
            cell: item => <span className={`text-2 ${styles.whole}`}>{feedsOf(item)}</span>,
          },
        ]}
      />
    </Panel>
  )
}

/** What rests on a source, in a few words. */
export function feedsOf({ services, clusters }: Pick<SourceItem, 'services' | 'clusters'>): string {
  const told = services === 0 ? 'no deploys' : formatCounted(services, 'service')
  return clusters.length > 1 ? `${told}, ${formatCounted(clusters.length, 'cluster')}` : told
}

function SourceName({ item, now }: { item: SourceItem; now: number }) {
  const { id, label, kindLabel, clusters } = item
  // A cluster the name already says is not said again.
  const unsaid = clusters.filter(cluster => !(label ?? id).includes(cluster))
  const places = unsaid.length > 4 ? `${unsaid.length} clusters` : unsaid.join(', ')
  return (
    <span className={styles.name}>
      <span>
        <Link href={`/sources/${encodeURIComponent(id)}`} className={styles.link}>
          {label ?? id}
        </Link>{' '}
        <span className="text-3">
          {kindLabel}
          {places ? ` · ${places}` : ''}
        </span>{' '}
        <SourceTags item={item} />
      </span>
      {item.lastError ? (
        <span className={styles.error}>
          {item.errorSince ? `For ${formatAge(now - Date.parse(item.errorSince))}: ` : ''}
          {item.lastError}
        </span>
      ) : null}
    </span>
  )
}

/** What a reader must know of a source at first sight. */
export function SourceTags({ item }: { item: SourceItem }) {
  return (
    <>
      {item.isSilent ? <Tag tone="bad">silent</Tag> : null}{' '}
      {item.isLate ? <Tag tone="watch">late</Tag> : null}{' '}
      {item.isPaused ? <Tag tone="watch">paused</Tag> : null}{' '}
      {item.isResyncing ? <Tag tone="info">lists anew</Tag> : null}
    </>
  )
}

function Last({ item, now }: { item: SourceItem; now: number }) {
  if (item.lastEventAt === null) return <span className="text-3">never</span>
  const age = formatAge(now - Date.parse(item.lastEventAt))
  const title = formatInstant(item.lastEventAt)
  return item.isSilent ? (
    <b className="bad" title={title}>
      {age}
    </b>
  ) : (
    <span title={title}>{age}</span>
  )
}

function Quiet({ value }: { value: number }) {
  return <span className={value === 0 ? 'text-3' : 'text-2'}>{formatCount(value)}</span>
}

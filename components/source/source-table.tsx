import { CoverageStrip } from '#components/charts/coverage-strip.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'
import { knownCoverage } from './known-coverage.ts'
import styles from './source-table.module.css'

type Item = SourcesAnswer['items'][number]
const kindNames: Record<string, string> = {
  push: 'pushed over the API',
  helios: 'Helios masters, polled',
  kubernetes: 'Kubernetes, watched',
}

/** One row a source, silent ones first: how fresh, how much came, what of 12 weeks it covers, what it feeds. */
export function SourceTable({ items, now }: { items: Item[]; now: number }) {
  const rows = items.toSorted((a, b) => Number(b.isSilent) - Number(a.isSilent) || a.id.localeCompare(b.id))
  return (
    <Panel title="Where the figures come from" note={<Legend />}>
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
            key: 'limit',
            header: 'Silent after',
            isNumber: true,
            isSecondary: true,
            cell: ({ freshnessSeconds }) => (
              <span className="text-2">
                {freshnessSeconds === null ? 'no limit' : formatAge(freshnessSeconds * 1_000)}
              </span>
            ),
          },
          {
            key: 'day',
            header: 'Accepted, 24 h',
            isNumber: true,
            cell: ({ acceptedLastDay }) => formatCount(acceptedLastDay),
          },
          {
            key: 'success',
            header: 'Last success',
            isNumber: true,
            isSecondary: true,
            cell: ({ lastSuccessAt }) => <Ago at={lastSuccessAt} now={now} />,
          },
          {
            key: 'list',
            header: 'Full list',
            isNumber: true,
            isSecondary: true,
            cell: ({ lastFullListAt }) => <Ago at={lastFullListAt} now={now} />,
          },
          {
            key: 'coverage',
            header: 'Coverage, 12 weeks to now',
            width: '19%',
            cell: item => <Coverage item={item} now={now} />,
          },
          {
            key: 'feeds',
            header: 'Feeds',
            cell: ({ services, clusters }) => (
              <span className={`text-2 ${styles.whole}`}>
                {services === 0 ? 'no deploys' : formatCounted(services, 'service')}
                {clusters.length > 0 ? `, ${formatCounted(clusters.length, 'cluster')}` : ''}
              </span>
            ),
          },
          {
            key: 'reader',
            header: 'Read by',
            isSecondary: true,
            cell: ({ leaseHolder, kind }) => (
              <span className={`text-3 ${styles.whole}`}>
                {leaseHolder ?? (kind === 'push' ? 'senders' : '–')}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function SourceName({ item, now }: { item: Item; now: number }) {
  // A cluster the name already says is not said again.
  const unsaid = item.clusters.filter(cluster => !(item.label ?? item.id).includes(cluster))
  const places = unsaid.length > 4 ? `${unsaid.length} clusters` : unsaid.join(', ')
  return (
    <span className={styles.name}>
      <span>
        <b>{item.label ?? item.id}</b>{' '}
        <span className="text-3">
          {kindNames[item.kind] ?? item.kind}
          {places ? ` · ${places}` : ''}
        </span>{' '}
        {item.isSilent ? <Tag tone="bad">silent</Tag> : null}{' '}
        {item.isPaused ? <Tag tone="watch">paused</Tag> : null}
      </span>
      {item.lastError ? (
        <span className={styles.error}>
          {item.lastSuccessAt ? `Last worked ${formatAge(now - Date.parse(item.lastSuccessAt))} ago. ` : ''}
          {item.lastError}
        </span>
      ) : null}
    </span>
  )
}

function Last({ item, now }: { item: Item; now: number }) {
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

function Ago({ at, now }: { at: string | null; now: number }) {
  if (at === null) return <span className="text-3">–</span>
  return <span className="text-2">{formatAge(now - Date.parse(at))}</span>
}

function Coverage({ item, now }: { item: Item; now: number }) {
  if (item.freshnessSeconds === null) return <span className="text-3">no limit set: every week counts</span>
  const { from, heard, words } = knownCoverage(item, now)
  if (heard.length === 0) return <span className="text-3">not heard in 12 weeks</span>
  const share = ((from - (now - 12 * weekMs)) / (12 * weekMs)) * 100
  return (
    <span className={styles.strip} style={{ paddingLeft: `${share}%` }} title={words}>
      <CoverageStrip heard={heard} from={from} to={now} label={words} />
    </span>
  )
}

function Legend() {
  return (
    <span className={styles.legend}>
      <span>
        <svg width="9" height="10" aria-hidden="true">
          <rect width="9" height="10" style={{ fill: 'var(--chart-neutral-soft)' }} />
        </svg>
        heard
      </span>
      <span>
        <svg width="10" height="11" aria-hidden="true">
          <rect
            x="0.5"
            y="0.5"
            width="9"
            height="10"
            style={{ fill: 'url(#gap)', stroke: 'var(--bad)', strokeWidth: 1 }}
          />
        </svg>
        missing
      </span>
    </span>
  )
}

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { formatAge, formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { formatPlatform } from '#lib/format/state-name.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'
import { feedsOf } from './source-table.tsx'
import styles from './source-view.module.css'

const origins: Record<SourceItem['origin'], string> = {
  file: 'in the configuration file: paused and listed anew here, changed there',
  page: 'on this page',
  demo: 'by the demo',
  seen: 'nowhere: its events just came',
}

/** Everything of one source that is one value. */
export function SourceFacts({ source, now }: { source: SourceItem; now: number }) {
  const { id, platform, clusters, freshnessSeconds, createdBy, isPull, eventsLastHour } = source
  const facts: [string, ReactNode][] = [
    ['Kind', source.kindLabel],
    ['How', isPull ? 'read by a collector of ours' : 'pushed by its sender'],
    ['Configured', `${origins[source.origin]}${createdBy ? `, by ${createdBy}` : ''}`],
    [
      'Feeds',
      [platform ? formatPlatform(platform) : null, ...clusters, feedsOf(source)].filter(Boolean).join(' · '),
    ],
    [
      'Silent after',
      freshnessSeconds === null
        ? 'no limit: its silence makes nothing unknown'
        : formatAge(freshnessSeconds * 1_000),
    ],
    ['Last event', <Ago key="event" at={source.lastEventAt} now={now} none="never" />],
  ]
  if (isPull)
    facts.push(
      ['Last success', <Ago key="success" at={source.lastSuccessAt} now={now} none="never" />],
      ['Last full list', <Ago key="list" at={source.lastFullListAt} now={now} none="never" />],
      ['Read by', source.leaseHolder ? `worker ${source.leaseHolder}` : 'nobody right now'],
    )
  facts.push(
    [
      'Lag',
      source.usualLagMs === null
        ? 'its events do not say when they happened'
        : `usually ${formatAge(source.usualLagMs)}, ${
            source.worstLagMs === null
              ? 'none since yesterday'
              : `${formatAge(source.worstLagMs)} at worst since yesterday`
          }`,
    ],
    [
      'Rate',
      `${eventsLastHour === null ? 'more than can be counted at once' : formatCount(eventsLastHour)} in the last hour, ${formatCount(source.acceptedLastDay)} accepted since yesterday`,
    ],
  )
  const asSource = `source=${encodeURIComponent(id)}`
  return (
    <Panel title="What it is">
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <Fact name="Events">
          <Link href={`/events?${asSource}`}>its events</Link> ·{' '}
          <Link href={`/sources/dead-letters?${asSource}`}>
            {source.rejectedLastDay === 0
              ? 'rejected ones'
              : `${formatCount(source.rejectedLastDay)} rejected since yesterday`}
          </Link>
        </Fact>
      </dl>
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Ago({ at, now, none }: { at: string | null; now: number; none: string }) {
  if (at === null) return <span className="text-3">{none}</span>
  return (
    <span>
      {formatAge(now - Date.parse(at))} ago <span className="text-3">({formatInstant(at)})</span>
    </span>
  )
}

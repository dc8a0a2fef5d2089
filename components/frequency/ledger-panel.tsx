'use client'

import Link from 'next/link'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { usePlatformName } from '#components/charts/platform-words.ts'
import { eventsHref } from '#components/event/events-url.ts'
import type { EventOutcome } from '#lib/domain/event/event-outcomes.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { decodeWeek } from '#lib/domain/time/iso-week.ts'
import { formatWeek } from '#lib/format/date.ts'
import { exclusionNames } from '#lib/format/exclusion-name.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { accountingOptions } from '#lib/query/accounting-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useEmptyState } from '#lib/query/use-empty-state.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './ledger-panel.module.css'
import { type Ledger, type LedgerCounts, ledgerOf } from './ledger-rows.ts'

/** What became of every rollout of the window: counted, folded or left out, each with its reason; the parts add up. */
export function LedgerPanel() {
  const { filters, linkTo } = useView()
  const empty = useEmptyState()
  const { data, state, isRefetching } = useAnswer(accountingOptions(filters))
  const weeks = data?.weeks ?? []
  const ledger = ledgerOf(weeks)
  const names = [...new Set(weeks.map(week => week.week))].sort()
  const period =
    names.length > 0
      ? `${formatWeek(names[0] ?? '')}–${formatWeek(names.at(-1) ?? '', Number(names[0]?.slice(0, 4)))}`
      : ''
  const waiting = (data?.unmapped ?? []).reduce((sum, entry) => sum + entry.rollouts, 0)
  return (
    <ChartFrame
      title="From rollouts to deploys"
      note={period ? `${period} · adds up per source and week` : undefined}
      summary={`Of ${formatCount(ledger.rollouts.all)} rollouts ${formatCount(ledger.deploys.all)} count as deploys, ${formatCount(ledger.folded.all)} are folded, ${formatCount(ledger.leftOut.all)} left out.`}
      file="from-rollouts-to-deploys"
      height={256}
      state={data && weeks.length === 0 ? empty('No rollouts in this selection') : state}
      isRefetching={isRefetching}
      finding={
        <>
          <Link href={linkTo('/events/ledger')}>Per source</Link>; every number opens its events.{' '}
          {waiting > 0 ? (
            <>
              {formatCounted(waiting, 'rollout')} of names nobody has placed yet wait outside:{' '}
              <Link href={linkTo('/sources')}>names we cannot place</Link>.
            </>
          ) : null}
        </>
      }
      table={{
        header: [
          { text: 'Week' },
          { text: 'Source' },
          { text: 'Platform' },
          ...['Rollouts', 'Deploys', ...Object.values(exclusionNames)].map(text => ({
            text,
            isNumber: true,
          })),
        ],
        rows: weeks.map(week => [
          week.week,
          week.source,
          week.platform,
          week.rollouts,
          week.deploys,
          ...Object.keys(exclusionNames).map(reason => week.excluded[reason as keyof typeof exclusionNames]),
        ]),
      }}
    >
      <LedgerTable
        ledger={ledger}
        weeks={names.length}
        hrefOf={(outcome, platform) =>
          eventsHref(
            { ...filters, ...daysOf(names) },
            { outcome: [outcome], platform: platform === null ? [] : [platform] },
          )
        }
      />
    </ChartFrame>
  )
}

/** First and last day of the weeks shown. */
function daysOf(weeks: string[]): { from: string; to: string } | Record<string, never> {
  const [first, last] = [decodeWeek(weeks[0] ?? ''), decodeWeek(weeks.at(-1) ?? '')]
  return first === null || last === null ? {} : { from: first, to: addDays(last, 6) }
}

type LedgerTableProps = {
  ledger: Ledger
  weeks: number
  /** Where the events behind a number are; null: of all platforms. */
  hrefOf: (outcome: EventOutcome, platform: string | null) => string
}

function LedgerTable({ ledger, weeks, hrefOf }: LedgerTableProps) {
  const platformName = usePlatformName()
  const cell = (outcome: EventOutcome, platform: string | null, count: number) => (
    <td key={platform ?? ''}>
      {count === 0 ? (
        '0'
      ) : (
        <Link href={hrefOf(outcome, platform)} prefetch={false}>
          {formatCount(count)}
        </Link>
      )}
    </td>
  )
  const row = (outcome: EventOutcome, name: string, counts: LedgerCounts, className?: string) => (
    <tr key={outcome} className={className}>
      <th scope="row">{name}</th>
      {cell(outcome, null, counts.all)}
      {ledger.platforms.map(platform => cell(outcome, platform, counts.byPlatform[platform] ?? 0))}
    </tr>
  )
  return (
    <table className={styles.ledger}>
      <thead>
        <tr>
          <th scope="col">{formatCounted(weeks, 'week')}</th>
          <th scope="col">All</th>
          {ledger.platforms.map(platform => (
            <th scope="col" key={platform}>
              {platformName(platform)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row('in_ledger', 'Rollouts', ledger.rollouts, styles.strong)}
        {row('folded', `Folded: ${exclusionNames.folded}`, ledger.folded, styles.part)}
        {row('left_out', 'Left out', ledger.leftOut, styles.part)}
        {ledger.reasons.map(({ reason, counts }) =>
          row(reason, exclusionNames[reason], counts, styles.reason),
        )}
        {row('deploy', 'Counted as deploys', ledger.deploys, styles.strong)}
      </tbody>
    </table>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { usePlatformName } from '#components/charts/platform-words.ts'
import { PlatformMark } from '#components/service/platform-mark.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { EventOutcome } from '#lib/domain/event/event-outcomes.ts'
import { formatWeekRange } from '#lib/format/date.ts'
import { exclusionNames } from '#lib/format/exclusion-name.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { accountingOptions } from '#lib/query/accounting-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useView } from '#lib/query/use-view.ts'
import type { AccountingAnswer } from '#lib/read/answers/accounting-answer.ts'
import filterStyles from './event-filters.module.css'
import { eventsHref } from './events-url.ts'
import { type LedgerLine, ledgerLines, usedReasons } from './ledger-lines.ts'
import { ledgerParsers, ledgerWeeksOf } from './ledger-url.ts'
import styles from './ledger-view.module.css'

/** The parity ledger: raw rollouts = deploys + folded + left out, per source and platform; every number opens its rows. */
export function LedgerView() {
  const { filters, choices } = useView()
  const [{ source }] = useQueryStates(ledgerParsers)
  const weeks = ledgerWeeksOf(filters, instantOfView(filters, choices))
  const query = useQuery(accountingOptions({ ...filters, ...weeks }, source))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Events · parity ledger" panels={[480]} />}>
      {answer => <Ledger answer={answer} weeks={weeks} sources={source} />}
    </AnswerFrame>
  )
}

type LedgerProps = { answer: AccountingAnswer; weeks: { from: string; to: string }; sources: string[] }

function Ledger({ answer, weeks, sources }: LedgerProps) {
  const { filters, linkTo, setView } = useView()
  const { lines, total } = ledgerLines(answer.weeks)
  const folded = total.excluded.folded
  const leftOut = total.rollouts - total.deploys - folded
  const waiting = answer.unmapped.reduce((sum, entry) => sum + entry.rollouts, 0)
  return (
    <>
      <PageHeading
        crumb={
          <>
            <Link className={filterStyles.way} href={linkTo('/events')}>
              Events
            </Link>{' '}
            · parity ledger
          </>
        }
      >
        {formatCounted(total.rollouts, 'rollout')} = {formatCounted(total.deploys, 'deploy')} +{' '}
        {formatCount(folded)} folded + {formatCount(leftOut)} left out.{' '}
        <span className="soft">{formatWeekRange(weeks.from, weeks.to)}, every number opens its events.</span>
      </PageHeading>
      <div className={filterStyles.bar}>
        {(['from', 'to'] as const).map(key => (
          <label key={key} className={filterStyles.field}>
            <span>{key === 'from' ? 'Weeks from' : 'to'}</span>
            <input
              type="date"
              value={weeks[key]}
              onChange={event => void setView({ ...weeks, [key]: event.currentTarget.value || null })}
            />
          </label>
        ))}
      </div>
      <Panel title={<Defined term="ledger">From rollouts to deploys</Defined>} note="per source and platform">
        {lines.length === 0 ? (
          <Message icon="lines" title="No rollout in these weeks">
            Choose other weeks, or take a filter away.
          </Message>
        ) : (
          <LedgerTable
            lines={lines}
            total={total}
            hrefOf={(line, outcome) =>
              eventsHref(
                { ...filters, ...weeks },
                {
                  outcome: [outcome],
                  source: line.source === null ? sources : [line.source],
                  platform: line.platform === null ? [] : [line.platform],
                },
              )
            }
          />
        )}
        {waiting > 0 ? (
          <p className={styles.waiting}>
            Outside these: {formatCounted(waiting, 'rollout')} of any week{' '}
            <Link href={eventsHref(filters, { outcome: ['unmapped'] })}>that nobody has placed yet</Link>.
          </p>
        ) : null}
      </Panel>
    </>
  )
}

type LedgerTableProps = {
  lines: LedgerLine[]
  total: LedgerLine
  hrefOf: (line: LedgerLine, outcome: EventOutcome) => string
}

function LedgerTable({ lines, total, hrefOf }: LedgerTableProps) {
  const platformName = usePlatformName()
  const reasons = usedReasons(total).filter(reason => reason !== 'folded')
  const number = (line: LedgerLine, outcome: EventOutcome, count: number) => (
    <td key={outcome} className="number">
      {count === 0 ? (
        <span className="text-3">0</span>
      ) : (
        <Link href={hrefOf(line, outcome)} prefetch={false}>
          {formatCount(count)}
        </Link>
      )}
    </td>
  )
  const cells = (line: LedgerLine) => (
    <>
      {number(line, 'in_ledger', line.rollouts)}
      {number(line, 'deploy', line.deploys)}
      {number(line, 'folded', line.excluded.folded)}
      {reasons.map(reason => number(line, reason, line.excluded[reason]))}
    </>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label="The ledger by source and platform" tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">Rollouts by source and platform, and what became of them</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Platform</th>
            <th scope="col" className="number">
              Rollouts
            </th>
            <th scope="col" className="number">
              = deploys
            </th>
            <th scope="col" className="number">
              + folded
            </th>
            {reasons.map(reason => (
              <th key={reason} scope="col" className="number">
                + {exclusionNames[reason]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={`${line.source} ${line.platform}`}>
              <th scope="row">{line.source}</th>
              <td>
                <PlatformMark platform={line.platform ?? ''}>
                  {platformName(line.platform ?? '')}
                </PlatformMark>
              </td>
              {cells(line)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td />
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

'use client'

import { useState } from 'react'
import { usePlatformName, useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatExactMoney } from '#lib/format/money.ts'
import { formatCount, formatCounted, formatNumber, noValue } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { endgameOptions } from '#lib/query/endgame-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useView } from '#lib/query/use-view.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import { ByCell } from './by-cell.tsx'
import { DecisionCell } from './decision-cell.tsx'
import { decidedInWords, type Item } from './endgame-words.ts'
import styles from './left-panel.module.css'
import { coresInTenths, type RestRow, restRows, sumOfRows } from './rest-rows.ts'
import { useEndgame } from './use-endgame.ts'
import { WhyCell } from './why-cell.tsx'

const shownAtFirst = 100

type Row = { key: string; item: Item } | ({ item: null } & RestRow)

/** What is left at one site, what becomes of it and what it costs; the foot is the site's cost. */
export function LeftPanel() {
  const { data } = useEndgame()
  if (data === undefined)
    return (
      <Panel title="What is left">
        <Skeleton height={320} />
      </Panel>
    )
  if (data.site === null) return null
  // Another site starts with nothing open.
  return <Left key={data.site} data={data} site={data.site} />
}

function Left({ data, site }: { data: EndgameAnswer; site: string }) {
  const platformName = usePlatformName()
  const stateNames = useStateNames()
  const { choices, filters, linkTo } = useView()
  const [isWhole, setWhole] = useState(false)
  const facts = data.sites.find(({ cluster }) => cluster === site)!
  const now = instantOfView(filters, choices)
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const shown = isWhole ? data.items : data.items.slice(0, shownAtFirst)
  const hidden = data.items.slice(shown.length)
  const hosts = data.hostsToSwitchOff.filter(({ cluster }) => cluster === site)
  const rest = restRows({ facts, hidden, others: data.others, hosts, year: new Date(now).getUTCFullYear() })
  const rows: Row[] = [
    ...shown.map(item => ({ key: item.service, item })),
    ...rest.map(row => ({ item: null, ...row })),
  ]
  const { price } = data
  const tenths = coresInTenths(rows.map(row => ({ key: row.key, cores: (row.item ?? row).cores })))
  const held = (row: Row) => {
    const { cost } = row.item ?? row
    if (price === null) return formatNumber(tenths.get(row.key), 1)
    return cost === null ? noValue : formatCount(cost)
  }
  const columns: RecordColumn<Row>[] = [
    {
      key: 'service',
      header: 'Service',
      isTitle: true,
      cell: row =>
        row.item === null ? (
          <span className={styles.name}>
            {row.isEmpty ? <i className={styles.square} /> : null}
            {row.name}
          </span>
        ) : (
          <span className={styles.name} title={stateNames[row.item.state]}>
            <StateMark state={row.item.exemption === null ? row.item.state : 'exempt'} />
            <span className="unseen">{stateNames[row.item.state]}</span>
            <a href={linkTo(`/services/${encodeURIComponent(row.item.service)}`)}>{row.item.service}</a>
          </span>
        ),
    },
    {
      key: 'owner',
      header: 'Owner',
      cell: ({ item }) =>
        item === null ? (
          ''
        ) : item.team === null ? (
          <span className="bad">no owner</span>
        ) : (
          (names.get(item.team) ?? item.team)
        ),
    },
    {
      key: 'decision',
      header: 'Decision',
      cell: row =>
        row.item === null ? <b>{row.decision}</b> : <DecisionCell item={row.item} today={data.asOf} />,
    },
    {
      key: 'by',
      header: 'By',
      cell: row => (row.item === null ? (row.by ?? '') : <ByCell item={row.item} today={data.asOf} />),
    },
    {
      key: 'why',
      header: 'Why it is still there',
      cell: row =>
        row.item === null ? <span className="text-2">{row.why}</span> : <WhyCell item={row.item} now={now} />,
    },
    {
      key: 'held',
      header: price === null ? 'Cores' : `${price.currency} a month`,
      isNumber: true,
      cell: held,
    },
  ]
  const sum = sumOfRows(data.items, data.others, facts)
  const open =
    facts.tenthLeftOn === null
      ? 'more than a tenth left: decisions can wait, nothing counts as late'
      : `a tenth left since ${formatDay(facts.tenthLeftOn, new Date(now).getUTCFullYear())}`
  return (
    <Panel
      title={`${site}: what is left, and what becomes of it`}
      note={data.items.length === 0 ? open : `${decidedInWords(data.items)} · ${open}`}
      actions={<CsvLink href={csvHref(endgameOptions(filters, site))} of={`What is left at ${site}`} />}
    >
      {data.items.length === 0 && facts.services > 0 ? (
        <Message icon="filter" title="The filters leave no service here">
          {formatCounted(facts.services, 'service is', 'services are')} left at {site}.
        </Message>
      ) : null}
      <RecordTable
        caption={`Services left at ${site} with decision, day, reason and what they hold`}
        rows={rows}
        rowKey={({ key }) => key}
        columns={columns}
        isTight
        total={{
          service: (
            <>
              {price === null ? 'Equals the cores' : 'Equals the cost'} of {site}
              {facts.hosts === null ? '' : `: ${formatCounted(facts.hosts.left, 'host')}`}
            </>
          ),
          held: (
            <span data-sum={price === null ? sum.cores : sum.cost}>
              {price === null ? formatNumber(sum.cores, 1) : formatExactMoney(sum.cost, price.currency)}
            </span>
          ),
        }}
      />
      {hidden.length > 0 ? (
        <p className={styles.more}>
          <Button onClick={() => setWhole(true)}>Show all {formatCount(data.items.length)} services</Button>
        </p>
      ) : null}
      <p className={styles.note}>
        Cores are those samples say a service was given in 28 days, else its share of the hosts it runs on.
        {facts.isCut ? ' Together they were given more than the hosts have, so each is cut alike.' : ''}
        {facts.isSilent
          ? ` Nothing is heard of ${site} at present: hosts stand as they were last told of.`
          : ''}{' '}
        {platformName(data.platform)} hosts that are down count, and are never called empty.
      </p>
    </Panel>
  )
}

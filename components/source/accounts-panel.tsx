import Link from 'next/link'
import { eventsHref } from '#components/event/events-url.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import type { EventKind } from '#lib/domain/event/event-outcomes.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { formatCount } from '#lib/format/number.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'

type Item = SourcesAnswer['items'][number]
const parts = ['accepted', 'duplicate', 'conflict', 'ignored', 'rejected'] as const
type Part = (typeof parts)[number]
type Account = { id: string; name: string } & Record<Part | 'received', number>

/** Received = accepted + duplicate + conflict + ignored + rejected, for every source and for all. */
export function AccountsPanel({ items }: { items: Item[] }) {
  const rows = items.map((item): Account => ({ ...item, name: item.label ?? item.id }))
  const total = sumOf(rows)
  const wrong = rows.filter(row => row.received !== parts.reduce((sum, part) => sum + row[part], 0))
  return (
    <Panel
      title="Every event is accounted for"
      note={
        <>
          {formatCount(total.received)} received = {parts.map(part => formatCount(total[part])).join(' + ')}
        </>
      }
      actions={<Link href="/events/ledger">From rollouts to deploys</Link>}
    >
      {wrong.length > 0 ? (
        <Message icon="warning" tone="bad" title="These parts do not add up">
          {wrong.map(({ name }) => name).join(', ')}: an event is being counted right now, or the account is
          broken. If this stays for a minute, tell whoever runs Landfall.
        </Message>
      ) : null}
      <RecordTable
        caption="Events received, by what became of them"
        isTight
        rows={rows.toSorted((a, b) => b.received - a.received)}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: 'Source', isTitle: true, cell: ({ name }) => <b>{name}</b> },
          {
            key: 'received',
            header: 'Received',
            isNumber: true,
            cell: ({ received }) => <Defined term="accounting">{formatCount(received)}</Defined>,
          },
          ...parts.map(part => ({
            key: part,
            header: `${part === 'accepted' ? '=' : '+'} ${part}`,
            isNumber: true,
            cell: (row: Account) => <Count account={row} part={part} />,
          })),
        ]}
        total={
          rows.length === 1
            ? undefined
            : {
                name: 'All',
                received: <Figure of="accounting">{formatCount(total.received)}</Figure>,
                ...Object.fromEntries(parts.map(part => [part, formatCount(total[part])])),
              }
        }
      />
    </Panel>
  )
}

/** What was not used opens as events; duplicates are not kept, and what was accepted opens by what it tells. */
const listOf: Partial<Record<Part, EventKind>> = {
  conflict: 'conflicts',
  ignored: 'ignored',
  rejected: 'rejected',
}

function Count({ account, part }: { account: Account; part: Part }) {
  const value = account[part]
  const what = listOf[part]
  if (value === 0) return <span className="text-3">0</span>
  if (what === undefined) return <span>{formatCount(value)}</span>
  const link = (
    <Link href={eventsHref(noFilters, { what, source: [account.id] })} prefetch={false}>
      {formatCount(value)}
    </Link>
  )
  return part === 'ignored' ? link : <b>{link}</b>
}

const sumOf = (rows: readonly Account[]) =>
  Object.fromEntries(
    (['received', ...parts] as const).map(key => [key, rows.reduce((sum, row) => sum + row[key], 0)]),
  ) as Record<Part | 'received', number>

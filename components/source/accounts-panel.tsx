import { Defined } from '#components/ui/defined.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatCount } from '#lib/format/number.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'

type Item = SourcesAnswer['items'][number]
const parts = ['accepted', 'duplicate', 'conflict', 'ignored', 'rejected'] as const
type Part = (typeof parts)[number]
type Account = { name: string } & Record<Part | 'received', number>

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
            cell: (row: Account) => (
              <Count value={row[part]} isBad={part === 'conflict' || part === 'rejected'} />
            ),
          })),
        ]}
        total={
          rows.length === 1
            ? undefined
            : {
                name: 'All',
                received: formatCount(total.received),
                ...Object.fromEntries(parts.map(part => [part, formatCount(total[part])])),
              }
        }
      />
    </Panel>
  )
}

function Count({ value, isBad }: { value: number; isBad: boolean }) {
  if (value === 0) return <span className="text-3">0</span>
  return isBad ? <b>{formatCount(value)}</b> : <span>{formatCount(value)}</span>
}

const sumOf = (rows: readonly Account[]) =>
  Object.fromEntries(
    (['received', ...parts] as const).map(key => [key, rows.reduce((sum, row) => sum + row[key], 0)]),
  ) as Record<Part | 'received', number>

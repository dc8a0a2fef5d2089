'use client'

import Link from 'next/link'
import { Defined } from '#components/ui/defined.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { LookAlikeItem } from '#lib/read/answers/team-next-answer.ts'
import styles from './team-view.module.css'

type LookAlikesPanelProps = { of: string; items: readonly LookAlikeItem[]; year: number }

/** Who finished one like it: whom to ask, where they sit, and how long it took (T10). */
export function LookAlikesPanel({ of, items, year }: LookAlikesPanelProps) {
  const { choices, linkTo } = useView()
  const officeName = (id: string | null) => choices.offices.find(office => office.id === id)?.name ?? id
  return (
    <Panel title={`Who has done one like ${of}`}>
      {items.length === 0 ? (
        <p className="text-2">Nobody yet: no service of its archetype has left with a start to count from.</p>
      ) : (
        <RecordTable
          caption={`Finished services like ${of}`}
          isTight
          isNarrow
          rows={items}
          rowKey={({ service }) => service}
          columns={[
            {
              key: 'service',
              header: 'Service',
              isTitle: true,
              cell: ({ service }) => (
                <Link href={linkTo(`/services/${encodeURIComponent(service)}`)} prefetch={false}>
                  <b>{service}</b>
                </Link>
              ),
            },
            {
              key: 'team',
              header: 'Ask',
              cell: ({ team, teamName, office }) =>
                team === null ? (
                  <span className="text-3">nobody owns it</span>
                ) : (
                  <span className={styles.ask}>
                    <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)} prefetch={false}>
                      {teamName ?? team}
                    </Link>
                    {office === null ? '' : `, ${officeName(office)}`}
                  </span>
                ),
            },
            {
              key: 'days',
              header: 'Took',
              isNumber: true,
              cell: ({ days, leftOn }) => (
                <span title={`left ${formatDay(leftOn, year)}`}>
                  <b>{formatCount(Math.max(1, Math.round(days)))}</b> {Math.round(days) <= 1 ? 'day' : 'days'}
                </span>
              ),
            },
          ]}
        />
      )}
      <p className={styles.note}>{likeness(items)}</p>
    </Panel>
  )
}

function likeness(items: readonly LookAlikeItem[]) {
  if (items.length === 0) return null
  return (
    <>
      <Defined term="look-alike">Like it</Defined>: the same archetype and kind where there are some, other
      teams first, the nearest in deploys per week.
    </>
  )
}

'use client'

import Link from 'next/link'
import { useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ExemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import styles from './admin.module.css'
import { EndExemption } from './end-exemption.tsx'

type Item = ExemptionsAnswer['items'][number]

const standings: Record<Item['standing'], string> = {
  in_force: 'in force',
  planned: 'planned',
  expired: 'expired: back in the open list',
  ended: 'ended',
}

export function ExemptionsTable({ items, mayEnd }: { items: Item[]; mayEnd: boolean }) {
  const stateNames = useStateNames()
  const { linkTo } = useView()
  if (items.length === 0) return <p className={styles.note}>No service of this selection was ever exempt.</p>
  return (
    <RecordTable<Item>
      caption="Exemptions"
      rowKey={row => row.id}
      rows={items}
      columns={[
        {
          key: 'service',
          header: 'Service',
          isTitle: true,
          cell: row => (
            <>
              <Link href={linkTo(`/services/${encodeURIComponent(row.service)}`)}>{row.service}</Link>{' '}
              <span className="text-3">{row.team ?? 'no owner'}</span>
            </>
          ),
        },
        {
          key: 'state',
          header: 'State',
          cell: row => (
            <>
              <StateMark state={row.state} /> {stateNames[row.state]}
              {row.inScope ? '' : ', not in scope'}
            </>
          ),
        },
        { key: 'until', header: 'Until', cell: row => `${formatDay(row.from)} to ${formatDay(row.until)}` },
        {
          key: 'standing',
          header: 'Stands',
          cell: row => (
            <>
              <Tag>{standings[row.standing]}</Tag>
              {row.endedAt ? (
                <span className="text-3">
                  {' '}
                  by {row.endedBy}, {formatDay(dayOf(row.endedAt))}: {row.endedReason}
                </span>
              ) : null}
            </>
          ),
        },
        { key: 'reason', header: 'Reason', cell: row => row.reason ?? '–' },
        {
          key: 'by',
          header: 'Approved by',
          cell: row =>
            row.approver === row.recordedBy ? row.approver : `${row.approver}, written by ${row.recordedBy}`,
        },
        {
          key: 'act',
          header: 'Change',
          cell: row =>
            mayEnd && (row.standing === 'in_force' || row.standing === 'planned') ? (
              <EndExemption id={row.id} service={row.service} />
            ) : null,
        },
      ]}
    />
  )
}

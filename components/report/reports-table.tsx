'use client'

import Link from 'next/link'
import { usePlatformNames, useStateNames } from '#components/charts/platform-words.ts'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatShare } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReportRow } from '#lib/read/answers/report-answer.ts'
import { agreementNames, agreementTones, reportText, saidText, seenText } from './report-words.ts'
import styles from './reports.module.css'

/** One line a team: what it said, what was seen, how old that is. */
export function ReportsTable({ rows, year }: { rows: readonly ReportRow[]; year: number }) {
  const { linkTo } = useView()
  const words = { year, states: useStateNames(), from: usePlatformNames().from }
  const columns: RecordColumn<ReportRow>[] = [
    {
      key: 'team',
      header: 'Team',
      isTitle: true,
      cell: ({ team, name }) => (
        <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)} prefetch={false}>
          <b>{name ?? team}</b>
        </Link>
      ),
    },
    {
      key: 'agreement',
      header: 'Report',
      cell: ({ agreement }) => <Tag tone={agreementTones[agreement]}>{agreementNames[agreement]}</Tag>,
    },
    { key: 'said', header: 'What was said', cell: row => <Said row={row} words={words} /> },
    {
      key: 'seen',
      header: 'What was seen',
      cell: ({ disagreements, lastChangeAt, agreement }) =>
        disagreements.length > 0 ? (
          <ul className={styles.seen}>
            {disagreements.map(one => (
              <li key={`${one.service} ${one.said}`}>
                {one.service === null ? '' : <b>{one.service}: </b>}
                {seenText(one, words)}
              </li>
            ))}
          </ul>
        ) : agreement === 'stale' || agreement === 'none' ? (
          <span className="text-3">
            {lastChangeAt === null
              ? 'no change yet'
              : `last change ${formatDay(lastChangeAt.slice(0, 10), year)}`}
          </span>
        ) : null,
    },
    { key: 'left', header: 'Left', isNumber: true, cell: ({ left }) => formatCount(left) },
    {
      key: 'age',
      header: 'Age',
      isNumber: true,
      cell: ({ ageDays }) =>
        ageDays === null ? '–' : ageDays === 0 ? 'today' : formatCounted(ageDays, 'day'),
    },
    {
      key: 'weight',
      header: 'Weight',
      isNumber: true,
      isSecondary: true,
      cell: ({ weight, ageDays }) => (ageDays === null ? '–' : formatShare(weight, 0)),
    },
  ]
  return (
    <RecordTable
      caption="Reports against evidence"
      rows={rows}
      rowKey={({ team }) => team}
      columns={columns}
    />
  )
}

function Said({ row, words }: { row: ReportRow; words: Parameters<typeof saidText>[1] }) {
  const { report, disagreements, reportedAt, agreement } = row
  const first = disagreements.find(({ said }) => said !== 'nothing')
  if (first !== undefined) return <span className={styles.words}>{saidText(first, words)}</span>
  if (agreement === 'behind') return <span className="text-3">nothing of it</span>
  if (report !== null) return <span className={styles.words}>{reportText(report, words.year)}</span>
  if (reportedAt === null) return <span className="text-3">nothing</span>
  return <span className="text-3">words the team has for itself yet</span>
}

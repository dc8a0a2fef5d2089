'use client'

import Link from 'next/link'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatShare } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import styles from './forecast.module.css'

type Driver = {
  key: string
  name: string
  link: string
  what: string
  left: number
  detail: string
  promised: string | null
  former: readonly string[]
  daysSaved: number | null
}

/** The two archetypes and three blockers that set the end, each with the days saved were it cleared today. */
export function DriversPanel({ forecast, year }: { forecast: ForecastAnswer; year: number }) {
  const { linkTo } = useView()
  const archetypeLink = (archetype: string) => {
    const link = linkTo('/services')
    return `${link}${link.includes('?') ? '&' : '?'}archetype=${encodeURIComponent(archetype)}`
  }
  const rows: Driver[] = [
    ...forecast.archetypes.map(({ archetype, left, lastShare, daysSaved }) => ({
      key: `archetype ${archetype}`,
      name: archetype,
      link: archetypeLink(archetype),
      what: 'archetype',
      left,
      detail: lastShare === null ? '–' : `has the last one in ${formatShare(lastShare, 0)} of the runs`,
      promised: null,
      former: [],
      daysSaved,
    })),
    ...forecast.blockers.map(({ id, title, owner, promisedOn, formerlyOn, left, daysSaved }) => ({
      key: id,
      name: title,
      link: linkTo(`/blockers/${encodeURIComponent(id)}`),
      what: 'blocker',
      left,
      detail: owner ?? 'no owner',
      promised: promisedOn ?? '',
      former: formerlyOn,
      daysSaved,
    })),
  ]
  if (rows.length === 0) return null
  return (
    <Panel
      title="What sets the end"
      note="days saved if cleared today, by the same draws"
      className={styles.row}
    >
      <RecordTable
        caption="Archetypes and blockers that set the end"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            header: 'What',
            isTitle: true,
            cell: ({ name, link }) => <Link href={link}>{name}</Link>,
          },
          { key: 'kind', header: 'Kind', cell: ({ what }) => what },
          { key: 'left', header: 'Left', isNumber: true, cell: ({ left }) => formatCount(left) },
          { key: 'detail', header: 'Owner, or how often last', cell: ({ detail }) => detail },
          {
            key: 'promised',
            header: 'Promised',
            cell: ({ promised, former }) =>
              promised === null ? (
                '–'
              ) : (
                <>
                  {former.map(day => (
                    <span key={day}>
                      <s className="text-3">{formatDay(day, year)}</s>{' '}
                    </span>
                  ))}
                  {promised === '' ? <span className="bad">no date</span> : formatDay(promised, year)}
                </>
              ),
          },
          {
            key: 'saved',
            header: 'Days saved',
            isNumber: true,
            cell: ({ daysSaved }) =>
              daysSaved === null ? '–' : daysSaved <= 0 ? 'none' : formatCounted(daysSaved, 'day'),
          },
        ]}
      />
    </Panel>
  )
}

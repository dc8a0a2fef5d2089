'use client'

import { useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { sinceText } from '#components/service/since-text.ts'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { noValue } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './visit-team.module.css'
import type { BriefTeam } from './visit-team.tsx'

type Item = BriefTeam['services'][number]
/** What fits one sheet with the rest of the brief. */
const mostOnPaper = 14

/** What is left of a team, the easiest first: state, what holds it, and who finished one like it. */
export function BriefServices({ services, asOf }: { services: readonly Item[]; asOf: string }) {
  const { linkTo } = useView()
  const stateNames = useStateNames()
  const now = Date.parse(`${asOf}T23:59:59Z`)
  const columns: RecordColumn<Item>[] = [
    {
      key: 'service',
      header: 'Easiest first',
      isTitle: true,
      cell: ({ service }) => <a href={linkTo(`/services/${encodeURIComponent(service)}`)}>{service}</a>,
    },
    {
      key: 'state',
      header: 'State',
      cell: item => (
        <span className={styles.state}>
          <StateMark state={item.exemptUntil === null ? item.state : 'exempt'} /> {stateNames[item.state]}{' '}
          <span className="text-3">{item.since === null ? '' : sinceText(item, now)}</span>
          {item.exemptUntil === null ? null : <span className="text-3"> · exempt</span>}
          {item.isStuck ? <b className="watch"> past the usual time</b> : null}
        </span>
      ),
    },
    {
      key: 'archetype',
      header: 'Archetype',
      isSecondary: true,
      cell: ({ archetype }) => archetype ?? 'not set',
    },
    {
      key: 'holds',
      header: 'What holds it',
      cell: ({ blockers }) =>
        blockers.length === 0 ? (
          <span className="text-3">nothing</span>
        ) : (
          blockers.map(({ title }) => title).join('; ')
        ),
    },
    {
      key: 'like',
      header: 'Who finished one like it',
      cell: ({ lookAlikes }) => {
        const like = lookAlikes[0]
        return like === undefined
          ? noValue
          : `${like.service}, ${like.teamName ?? 'no owner'}: ${Math.round(like.days)} days`
      },
    },
  ]
  if (services.length === 0) return <p className="text-2">Nothing is left here.</p>
  return (
    <div className={styles.services}>
      <RecordTable
        caption="Services left, the easiest first"
        isTight
        rows={services}
        rowKey={({ service }) => service}
        columns={columns}
      />
      {services.length > mostOnPaper ? (
        <p className={styles.more}>and {services.length - mostOnPaper} more on the page</p>
      ) : null}
    </div>
  )
}

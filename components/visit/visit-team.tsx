'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Panel } from '#components/ui/panel.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { commitmentsOptions } from '#lib/query/commitments-options.ts'
import { timeOf } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { VisitAnswer } from '#lib/read/answers/visit-answer.ts'
import { NoteForm } from './note-form.tsx'
import { PromiseForm } from './promise-form.tsx'
import { PromiseList } from './promise-list.tsx'
import styles from './visit-team.module.css'
import { blockerTypeName, formatWeekday } from './visit-words.ts'

type Team = VisitAnswer['teams'][number]

/** One team of a visit: when it is met and for what, what holds it, what was promised; a sheet of its own on paper. */
export function VisitTeam({ visit, team }: { visit: VisitAnswer; team: Team }) {
  const { filters, linkTo } = useView()
  const promises = useQuery(commitmentsOptions({ ...timeOf(filters), team: [team.team] })).data
  const year = Number(visit.asOf.slice(0, 4))
  const days = visit.agenda.filter(item => item.team === team.team)
  const mayWrite = promises?.mayRecord === true && visit.status === 'booked'
  return (
    <Panel
      className={styles.team}
      title={<Link href={linkTo(`/teams/${encodeURIComponent(team.team)}`)}>{team.name}</Link>}
      note={
        <>
          {formatCounted(team.left, 'service')} left · {formatCount(team.onBoth)} on both ·{' '}
          {formatCount(team.movable)} can move · {formatCount(team.stuck)} stuck
        </>
      }
    >
      <ul className={styles.days}>
        {days.map(({ on, task }) => (
          <li key={`${on} ${task}`}>
            <b>{formatWeekday(on, year)}</b> {task}
          </li>
        ))}
        {team.askedDays === null ? null : (
          <li>
            <Tag tone="info">asked {formatCounted(team.askedDays, 'day')} ago</Tag>
          </li>
        )}
      </ul>
      <h3>What holds it</h3>
      {team.blockers.length === 0 ? (
        <p className="text-2">No open blocker.</p>
      ) : (
        <ul className={styles.blockers}>
          {team.blockers.map(({ id, title, type, isSolvable, promisedOn, services }) => (
            <li key={id}>
              <Link href={linkTo(`/blockers/${encodeURIComponent(id)}`)}>{title}</Link>{' '}
              <span className="text-3">
                {blockerTypeName(type)} · {isSolvable ? 'ours to solve there' : 'not ours to solve there'} ·{' '}
                {formatCounted(services, 'service')}
                {promisedOn === null ? '' : ` · promised ${formatDay(promisedOn, year)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>Promises</h3>
      <PromiseList items={promises?.items ?? []} />
      {mayWrite ? (
        <div className={styles.write}>
          <PromiseForm visit={visit} team={team} />
          <NoteForm visit={visit.id} team={team.team} name={team.name} />
        </div>
      ) : null}
      <div className={styles.lines} aria-hidden="true">
        Notes
      </div>
    </Panel>
  )
}

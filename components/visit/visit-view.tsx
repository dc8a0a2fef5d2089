'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import { visitBriefOptions } from '#lib/query/visit-effect-options.ts'
import { visitOptions } from '#lib/query/visits-options.ts'
import type { VisitAnswer } from '#lib/read/answers/visit-answer.ts'
import { CancelVisit } from './cancel-visit.tsx'
import { DoneScope, useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'
import { useOpen } from './use-visits.ts'
import { rebookVisit } from './visit-acts.ts'
import { VisitDrawer } from './visit-drawer.tsx'
import { VisitEffectPanel } from './visit-effect-panel.tsx'
import { VisitHistory } from './visit-history.tsx'
import { VisitTeam } from './visit-team.tsx'
import styles from './visit-view.module.css'
import { formatStretch, kindNames, listNames } from './visit-words.ts'

/** One visit: when, who, whom in which order, a brief for each team, what was promised, and what came of it (R2, R3, R6, R7). */
export function VisitView({ id }: { id: string }) {
  const { filters } = useView()
  const query = useQuery(visitOptions(id, filters))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Visits" panels={[120, 320, 320]} />}>
      {visit => (
        <DoneScope>
          <Visit visit={visit} />
          <VisitDrawer also={visit} />
        </DoneScope>
      )}
    </AnswerFrame>
  )
}

function Visit({ visit }: { visit: VisitAnswer }) {
  const { filters, linkTo } = useView()
  const brief = useQuery(visitBriefOptions(visit.id, filters))
  const { show } = useOpen()
  const year = Number(visit.asOf.slice(0, 4))
  const isCancelled = visit.status === 'cancelled'
  const left = visit.teams.reduce((sum, team) => sum + team.left, 0)
  const isNow = !isCancelled && visit.from <= visit.asOf && visit.asOf <= visit.to
  return (
    <div className={isCancelled ? styles.cancelled : undefined}>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[
              { key: 'visits', node: <Link href={linkTo('/visits')}>Visits</Link> },
              { key: 'visit', node: visit.officeName },
            ]}
            remarks={[kindNames[visit.kind]]}
          />
        }
        actions={
          <>
            {visit.mayPlan && !isCancelled && !visit.isPast ? (
              <ActButton onClick={() => show({ change: visit.id })}>Change</ActButton>
            ) : null}
            {visit.mayPlan && isCancelled ? <Rebook visit={visit} /> : null}
            <PrintButton>Print the briefs</PrintButton>
          </>
        }
      >
        {visit.officeName}, {formatStretch(visit.from, visit.to, year)}
        {isNow ? ', now' : ''}
        {visit.movedFrom.map(({ from, to }) => (
          <span key={`${from} ${to}`} className="soft">
            {' '}
            <s>{formatStretch(from, to, year)}</s>
          </span>
        ))}
        .{' '}
        <span className="soft">
          {listNames(visit.engineers.map(({ name }) => name))}, {formatCounted(visit.teams.length, 'team')},{' '}
          {formatCounted(left, 'service')} left.
        </span>
      </PageHeading>
      {isCancelled ? (
        <p className={styles.stamp}>
          <b>Cancelled</b> by {visit.changedBy}
          {visit.reason === null ? '' : `: “${visit.reason}”`}. Calendars have dropped it; the briefs stay.
        </p>
      ) : null}
      {visit.conflicts.length > 0 ? (
        <ul className={styles.clashes} aria-label="What clashes">
          {visit.conflicts.map(({ text }) => (
            <li key={text} className="bad">
              {text}.
            </li>
          ))}
        </ul>
      ) : null}
      {visit.teams.length === 0 ? (
        <Panel title="No team is met yet" className={styles.row}>
          <p className="text-2">Change the visit and say which teams are met on which day.</p>
        </Panel>
      ) : (
        <AnswerFrame query={brief} waiting={<Skeleton height={320} />}>
          {answer => (
            <>
              {answer.teams.map(team => (
                <VisitTeam key={team.team} brief={answer} team={team} />
              ))}
              <VisitEffectPanel brief={answer} />
            </>
          )}
        </AnswerFrame>
      )}
      <VisitHistory visit={visit} />
      {visit.mayPlan && !isCancelled && !visit.isPast ? (
        <div className={styles.row}>
          <CancelVisit id={visit.id} name={visit.officeName} onDone={() => undefined} />
        </div>
      ) : null}
    </div>
  )
}

function Rebook({ visit }: { visit: VisitAnswer }) {
  const say = useDone()
  const [why, setWhy] = useState<string | null>(null)
  const rebook = useAct<unknown>(() => rebookVisit(visit.id))
  return (
    <>
      {why === null ? null : <span className="bad">{why}</span>}
      <ActButton
        disabled={rebook.isPending}
        onClick={() =>
          runAct(rebook, undefined, {
            onSuccess: () => say({ text: 'The visit is booked again.' }),
            onError: error => setWhy(error.message),
          })
        }
      >
        Book it again
      </ActButton>
    </>
  )
}

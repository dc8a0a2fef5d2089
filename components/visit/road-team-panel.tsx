'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { timeOf } from '#lib/query/goals-options.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import { visitsOptions } from '#lib/query/visits-options.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { DoneScope, useDone } from './done-context.tsx'
import { askForVisit, withdrawRequest } from './request-acts.ts'
import styles from './road-team-panel.module.css'
import { runAct } from './run-act.ts'
import { teamVisits } from './team-visits.ts'
import { formatStretch, listNames } from './visit-words.ts'

/** When the road team is here, and how to ask for it: next visit, the request, its place in the queue (T9). */
export function RoadTeamPanel({ team }: { team: string }) {
  const { filters, choices, linkTo } = useView()
  const office = choices.teams.find(({ id }) => id === team)?.office ?? null
  const query = useQuery(visitsOptions(timeOf(filters)))
  return (
    <DoneScope>
      <Panel title="Road team" note={<Link href={linkTo('/visits')}>all visits</Link>}>
        <AnswerFrame query={query} waiting={<Skeleton height={80} rows={3} />}>
          {data => <RoadTeam data={data} team={team} office={office} />}
        </AnswerFrame>
      </Panel>
    </DoneScope>
  )
}

function RoadTeam({ data, team, office }: { data: VisitsAnswer; team: string; office: string | null }) {
  const { choices, linkTo } = useView()
  const year = Number(data.asOf.slice(0, 4))
  const officeName = choices.offices.find(({ id }) => id === office)?.name ?? office
  const { here, own, next } = teamVisits(data, team, office)
  const request = data.requests.find(item => item.team === team)
  const mayAsk = data.mayAskFor === null || data.mayAskFor.includes(team)
  const first = own ?? here ?? next
  return (
    <div className={styles.panel}>
      <p>
        {here ? (
          <>
            <b>
              {listNames(here.engineers.map(({ name }) => name))} {here.engineers.length === 1 ? 'is' : 'are'}{' '}
              in {here.officeName} until {formatDay(here.to, year)}.
            </b>{' '}
          </>
        ) : null}
        {own ? (
          <>
            {here === own ? 'They meet you' : <b>They meet you</b>} on{' '}
            {formatDay(
              own.agenda.find(item => item.team === team && item.on >= data.asOf)?.on ?? own.from,
              year,
            )}
            : {own.agenda.find(item => item.team === team)?.task}.{' '}
          </>
        ) : null}
        {next ? (
          <>
            {here || own ? 'Next after that' : <b>Next visit to {next.officeName}</b>}:{' '}
            {formatStretch(next.from, next.to, year)}
            {next.movedFrom.map(({ from, to }) => (
              <span key={from}>
                {' '}
                <s>{formatStretch(from, to, year)}</s>
              </span>
            ))}
            .
          </>
        ) : here || own ? (
          'Nothing is booked after that.'
        ) : (
          <b>{officeName === null ? 'This team has no office.' : `No visit to ${officeName} is booked.`}</b>
        )}
      </p>
      {request ? (
        <Waiting request={request} waiting={data.facts.requests.waiting} mayWithdraw={mayAsk} year={year} />
      ) : mayAsk ? (
        <Ask data={data} team={team} />
      ) : (
        <p className="text-3">Nobody of this team waits for a visit.</p>
      )}
      {first ? (
        <p className={styles.foot}>
          <Link href={linkTo(`/visits/${first.id}`)}>The visit, its agenda and its brief</Link>
        </p>
      ) : null}
    </div>
  )
}

function Waiting({
  request,
  waiting,
  mayWithdraw,
  year,
}: {
  request: VisitsAnswer['requests'][number]
  waiting: number
  mayWithdraw: boolean
  year: number
}) {
  const say = useDone()
  const withdraw = useAct<unknown>(() => withdrawRequest(request.id))
  return (
    <div>
      <p>
        Asked for {request.wish === 'hour' ? 'an hour' : 'a day'} {formatCounted(request.ageDays, 'day')} ago
        {request.note === null ? '' : `: “${request.note}”`}.{' '}
        <b>
          {request.visit
            ? `A visit is booked for ${formatDay(request.visit.on, year)}.`
            : `Place ${request.place} of ${waiting} in the queue.`}
        </b>
      </p>
      {mayWithdraw ? (
        <ActButton
          size="small"
          disabled={withdraw.isPending}
          onClick={() =>
            runAct(withdraw, undefined, { onSuccess: () => say({ text: 'The request is taken back.' }) })
          }
        >
          Take the request back
        </ActButton>
      ) : null}
      <ActRefusal title="Nothing was changed" error={withdraw.error} />
    </div>
  )
}

function Ask({ data, team }: { data: VisitsAnswer; team: string }) {
  const say = useDone()
  const [note, setNote] = useState('')
  const ask = useAct<{ id: string }, 'hour' | 'day'>(wish => askForVisit(data.migration, team, wish, note))
  const { waiting } = data.facts.requests
  const send = (wish: 'hour' | 'day') =>
    runAct(ask, wish, {
      onSuccess: ({ id }) =>
        say({
          text: `You asked for ${wish === 'hour' ? 'an hour' : 'a day'}.`,
          undo: () => withdrawRequest(id),
          undone: 'The request is taken back.',
        }),
    })
  return (
    <div className={styles.ask}>
      <Field label="What would help">
        {control => (
          <input
            {...control}
            maxLength={1000}
            value={note}
            placeholder="May stay empty"
            onChange={event => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <ActButton disabled={ask.isPending} onClick={() => send('hour')}>
          Ask for an hour
        </ActButton>
        <ActButton disabled={ask.isPending} onClick={() => send('day')}>
          Ask for a day
        </ActButton>
        <span className="text-3">
          {waiting === 0
            ? 'nobody waits'
            : `${formatCounted(waiting, 'team waits', 'teams wait')} before you`}
        </span>
      </div>
      <ActRefusal title="Nothing was written down" error={ask.error} />
    </div>
  )
}

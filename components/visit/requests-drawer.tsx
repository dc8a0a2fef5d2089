'use client'

import Link from 'next/link'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { RequestItem, VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { DoneScope, useDone } from './done-context.tsx'
import { askForVisit, withdrawRequest } from './request-acts.ts'
import { runAct } from './run-act.ts'
import { useVisits } from './use-visits.ts'
import styles from './visit-lists.module.css'

/** R5: who asked for help and how long they wait, in the order of the queue. */
export function RequestsDrawer({ onClose }: { onClose: () => void }) {
  const { data } = useVisits()
  return (
    <Drawer title="Who asked for a visit" onClose={onClose}>
      {data === undefined ? (
        <Skeleton height={200} />
      ) : (
        // Within the drawer: the page behind it cannot be pressed.
        <DoneScope>
          <Requests data={data} />
        </DoneScope>
      )}
    </Drawer>
  )
}

const mayFor = ({ mayAskFor }: VisitsAnswer, team: string) => mayAskFor === null || mayAskFor.includes(team)

function Requests({ data }: { data: VisitsAnswer }) {
  const waiting = data.requests.filter(({ visit }) => visit === null)
  const met = data.requests.filter(({ visit }) => visit !== null)
  return (
    <>
      <p className={styles.says}>
        Oldest first. A booked visit that meets a team takes it out of the queue; calling the visit off puts
        it back to its place.
      </p>
      {waiting.length === 0 ? <p className={styles.says}>Nobody waits.</p> : null}
      <ol className={styles.list}>
        {waiting.map(request => (
          <Request key={request.id} request={request} mayWithdraw={mayFor(data, request.team)} />
        ))}
      </ol>
      {met.length > 0 ? (
        <section className={styles.part}>
          <h3>A visit is booked for</h3>
          <ul className={styles.list}>
            {met.map(request => (
              <Request key={request.id} request={request} mayWithdraw={mayFor(data, request.team)} />
            ))}
          </ul>
        </section>
      ) : null}
      {data.mayAskFor === null ? <AskForm data={data} /> : null}
    </>
  )
}

function Request({ request, mayWithdraw }: { request: RequestItem; mayWithdraw: boolean }) {
  const { linkTo, choices } = useView()
  const say = useDone()
  const withdraw = useAct<unknown>(() => withdrawRequest(request.id))
  const year = Number(choices.now.slice(0, 4))
  const { team, teamName, officeName, wish, note, ageDays, place, visit, askedBy } = request
  return (
    <li>
      {place === null ? null : <b>{place}.</b>}
      <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)}>{teamName}</Link>
      <span className="text-3">{officeName ?? 'no office'}</span>
      <span className={styles.aside}>
        {wish === 'hour' ? 'an hour' : 'a day'}, asked {formatCounted(ageDays, 'day')} ago
      </span>
      <small>
        {note === null ? '' : `“${note}” `}asked by {askedBy}
        {visit === null ? '' : ` · met on ${formatDay(visit.on, year)}`}
      </small>
      {mayWithdraw ? (
        <ActButton
          size="small"
          aria-label={`Take the request of ${teamName} back`}
          disabled={withdraw.isPending}
          onClick={() =>
            runAct(withdraw, undefined, { onSuccess: () => say({ text: `${teamName} no longer asks.` }) })
          }
        >
          Take back
        </ActButton>
      ) : null}
      <ActRefusal title="Nothing was changed" error={withdraw.error} />
    </li>
  )
}

function AskForm({ data }: { data: VisitsAnswer }) {
  const { choices } = useView()
  const say = useDone()
  const [team, setTeam] = useState('')
  const [note, setNote] = useState('')
  const ask = useAct<unknown>(() => askForVisit(data.migration, team, 'day', note))
  return (
    <section className={styles.part}>
      <details>
        <summary>Ask on behalf of a team</summary>
        <form
          className={styles.form}
          onSubmit={event => {
            event.preventDefault()
            runAct(ask, undefined, {
              onSuccess: () => {
                setTeam('')
                setNote('')
                say({ text: 'The request is in the queue.' })
              },
            })
          }}
        >
          <Field label="Team">
            {control => (
              <select
                {...control}
                required
                value={team}
                onChange={event => setTeam(event.currentTarget.value)}
              >
                <option value="">Choose a team</option>
                {choices.teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="What for">
            {control => (
              <input
                {...control}
                maxLength={1000}
                value={note}
                onChange={event => setNote(event.currentTarget.value)}
              />
            )}
          </Field>
          <div>
            <ActButton type="submit" disabled={ask.isPending || team === ''}>
              Ask for a day
            </ActButton>
          </div>
          <ActRefusal title="Nothing was written down" error={ask.error} />
        </form>
      </details>
    </section>
  )
}

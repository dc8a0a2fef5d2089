'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { EngineerItem, VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { AbsenceForm } from './absence-form.tsx'
import { ClosureForm } from './closure-form.tsx'
import { DoneScope, useDone } from './done-context.tsx'
import { EngineerForm } from './engineer-form.tsx'
import { runAct } from './run-act.ts'
import { useVisits } from './use-visits.ts'
import styles from './visit-lists.module.css'
import { formatStretch } from './visit-words.ts'

/** Who travels, when they are away, and when offices are closed: what proposals are held to. */
export function PeopleDrawer({ onClose }: { onClose: () => void }) {
  const { data } = useVisits()
  return (
    <Drawer title="People and absences" onClose={onClose}>
      {data === undefined ? (
        <Skeleton height={240} />
      ) : (
        // Within the drawer: the page behind it cannot be pressed.
        <DoneScope>
          <People data={data} />
        </DoneScope>
      )}
    </Drawer>
  )
}

function People({ data }: { data: VisitsAnswer }) {
  const year = Number(data.asOf.slice(0, 4))
  return (
    <>
      <p className={styles.says}>
        Nobody is proposed while away, beyond their days or past their longest trip. Visits booked already
        show as clashes.
      </p>
      {data.engineers.length === 0 ? <p className={styles.says}>Nobody travels yet.</p> : null}
      <ul className={styles.list}>
        {data.engineers.map(engineer => (
          <Person key={engineer.id} engineer={engineer} data={data} year={year} />
        ))}
      </ul>
      {data.mayPlan ? (
        <>
          <section className={styles.part}>
            <h3>Days away</h3>
            {data.engineers.length > 0 ? <AbsenceForm data={data} /> : null}
          </section>
          <section className={styles.part}>
            <h3>An office is closed</h3>
            <ClosureForm data={data} />
          </section>
          <section className={styles.part}>
            <details>
              <summary>Somebody joins the road team</summary>
              <EngineerForm data={data} engineer={null} />
            </details>
          </section>
        </>
      ) : (
        <p className={styles.says}>The road team and admins keep this list.</p>
      )}
    </>
  )
}

function Person({ engineer, data, year }: { engineer: EngineerItem; data: VisitsAnswer; year: number }) {
  const [isChanging, setChanging] = useState(false)
  const { id, name, homeOfficeName, skills, daysPerWeek, longestTripDays, absences } = engineer
  return (
    <li>
      <b>{name}</b>
      <span className="text-3">{homeOfficeName}</span>
      {data.mayPlan ? (
        <Button size="small" aria-expanded={isChanging} onClick={() => setChanging(shown => !shown)}>
          {isChanging ? 'Close' : `Change ${name}`}
        </Button>
      ) : null}
      <small>
        {formatCounted(daysPerWeek, 'day')} a week, {formatCounted(longestTripDays, 'day')} away at most
        {skills.length > 0 ? ` · ${skills.join(', ')}` : ''}
      </small>
      {absences.map(absence => (
        <AbsenceLine
          key={absence.id}
          id={absence.id}
          text={`${absence.kind}, ${formatStretch(absence.from, absence.to, year)}`}
          again={{ engineer: id, kind: absence.kind, from: absence.from, to: absence.to }}
          mayPlan={data.mayPlan}
        />
      ))}
      {isChanging ? <EngineerForm data={data} engineer={engineer} onDone={() => setChanging(false)} /> : null}
    </li>
  )
}

function AbsenceLine({
  id,
  text,
  again,
  mayPlan,
}: {
  id: string
  text: string
  again: Record<string, string>
  mayPlan: boolean
}) {
  const say = useDone()
  const withdraw = useAct<unknown>(() => sendAct('POST', `absences/${id}/withdraw`, {}))
  return (
    <small>
      away: {text}{' '}
      {mayPlan ? (
        <ActButton
          size="small"
          aria-label={`Take back: ${text}`}
          disabled={withdraw.isPending}
          onClick={() =>
            runAct(withdraw, undefined, {
              onSuccess: () =>
                say({
                  text: `Taken back: ${text}.`,
                  undo: () => sendAct('POST', 'absences', again),
                  undone: 'The absence stands again.',
                }),
            })
          }
        >
          Take back
        </ActButton>
      ) : null}
      <ActRefusal title="Nothing was changed" error={withdraw.error} />
    </small>
  )
}

'use client'

import { useState } from 'react'
import { useStateNames } from '#components/charts/platform-words.ts'
import { AnnotationDrawer } from '#components/dispute/annotation-drawer.tsx'
import styles from '#components/dispute/dispute.module.css'
import { onlyNow } from '#components/dispute/dispute-words.ts'
import { DisputesTable } from '#components/dispute/disputes-table.tsx'
import { OverrideDrawer } from '#components/dispute/override-drawer.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { anchorOf, annotationNames, type Said } from './timeline-records.ts'

type SaidPanelProps = {
  service: ServiceAnswer
  said: Said
  mayAnnotate: boolean
  /** Whether the view is of now: only then is anything written. */
  isNow: boolean
  year: number
}

/** What people say of it: corrections, overrides, notes. None of it is evidence, and none of it is counted. */
export function SaidPanel({ service, said, mayAnnotate, isNow, year }: SaidPanelProps) {
  const stateNames = useStateNames()
  const [asked, setAsked] = useState<'override' | 'annotation' | null>(null)
  const end = useAct((id: string) => sendAct('POST', `overrides/${id}/end`, {}))
  const remove = useAct((id: string) => sendAct('POST', `annotations/${id}/withdraw`, {}))
  const day = (at: string) => formatDay(dayOf(at), year)
  const { disputes, overrides, annotations } = said
  const isEmpty = disputes.length + overrides.length + annotations.length === 0
  const title = isNow ? undefined : onlyNow
  return (
    <Panel title="What people say of it" note="beside the evidence, never counted" className={styles.row}>
      {isEmpty ? <p className="text-2">No correction asked for, no override, no note.</p> : null}
      {disputes.length > 0 ? <DisputesTable items={disputes} isOfOneService /> : null}
      {overrides.length > 0 ? (
        <section className={styles.part} aria-label="Overrides">
          <h3>Overrides</h3>
          <ul className={styles.list}>
            {overrides.map(({ id, state, standing, from, until, by, reason, endedAt, endedBy }) => (
              <li key={id} id={anchorOf(id)} tabIndex={-1}>
                <b>{stateNames[state]}</b>
                <span>
                  {day(from)} to {day(endedAt ?? until)}
                  {standing === 'in_force' ? '' : standing === 'ended' ? `, ended by ${endedBy}` : ', over'}
                </span>
                <span className="text-2">
                  {reason} ({by})
                </span>
                {standing === 'in_force' && service.may.override && isNow ? (
                  <Button size="small" disabled={end.isPending} onClick={() => end.mutate(id)}>
                    End it now
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {annotations.length > 0 ? (
        <section className={styles.part} aria-label="Freezes, incidents and notes">
          <h3>Freezes, incidents and notes</h3>
          <ul className={styles.list}>
            {annotations.map(({ id, kind, title, from, to, recordedBy, area, team, service: own }) => (
              <li key={id} id={anchorOf(id)} tabIndex={-1}>
                <b>{annotationNames[kind]}</b>
                <span>
                  {day(from)}
                  {to === null || dayOf(to) === dayOf(from) ? '' : ` to ${day(to)}`}
                </span>
                <span>{title}</span>
                <span className="text-3">
                  {own ? '' : `of ${team ?? area ?? 'the company'}, `}
                  {recordedBy}
                </span>
                {mayAnnotate && isNow && own === service.id ? (
                  <Button size="small" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
                    Take back
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayAnnotate || service.may.override ? (
        <div className={`${styles.buttons} ${styles.part}`}>
          {mayAnnotate ? (
            <Button size="small" disabled={!isNow} title={title} onClick={() => setAsked('annotation')}>
              Write on its timeline…
            </Button>
          ) : null}
          {service.may.override ? (
            <Button
              size="small"
              disabled={!isNow || service.override !== null}
              title={title}
              onClick={() => setAsked('override')}
            >
              Show another state…
            </Button>
          ) : null}
          {isNow ? null : <span className="text-3">{onlyNow}</span>}
        </div>
      ) : null}
      <ActRefusal title="Nothing was changed" error={end.error ?? remove.error} />
      {asked === 'annotation' ? (
        <AnnotationDrawer service={service.id} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'override' ? (
        <OverrideDrawer service={service.id} computed={service.state} onClose={() => setAsked(null)} />
      ) : null}
    </Panel>
  )
}

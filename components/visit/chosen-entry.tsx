'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { useView } from '#lib/query/use-view.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import styles from './chosen-entry.module.css'
import { entryWords, type Lane, type LaneEntry } from './lane-entries.ts'
import { useOpen } from './use-visits.ts'

/** What was opened on the lanes, in words, and what can be done with it: the trip, other days or another person, its change. */
export function ChosenEntry({
  visits,
  lane,
  entry,
  onClose,
}: {
  visits: VisitsAnswer
  lane: Lane
  entry: LaneEntry
  onClose: () => void
}) {
  const { linkTo } = useView()
  const { show } = useOpen()
  const [isMoving, setMoving] = useState(false)
  const [on, setOn] = useState(entry.from)
  const [who, setWho] = useState(lane.engineer)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const year = Number(visits.asOf.slice(0, 4))
  const isAbsence = entry.look === 'away'
  const change = (extra: { on: string | null; who: string | null }) =>
    show({ change: entry.visit ?? 'new', trip: entry.trip, ...extra })
  return (
    <section
      ref={section}
      className={styles.chosen}
      aria-label="What was opened on the lanes"
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <p>
        <b>{lane.name}</b> · {entryWords(entry, year)}
      </p>
      <div className={styles.actions}>
        {entry.visit ? <Link href={linkTo(`/visits/${entry.visit}`)}>Open the visit</Link> : null}
        {entry.trip ? <Button onClick={() => show({ open: entry.office })}>Show the proposal</Button> : null}
        {isAbsence ? (
          <Button onClick={() => show({ list: 'people' })}>People and absences</Button>
        ) : visits.mayPlan ? (
          <>
            <ActButton aria-expanded={isMoving} onClick={() => setMoving(shown => !shown)}>
              Move to…
            </ActButton>
            <ActButton onClick={() => change({ on: null, who: null })}>Change</ActButton>
          </>
        ) : null}
        <Button onClick={onClose}>Close</Button>
      </div>
      {isMoving ? (
        <form
          className={styles.move}
          onSubmit={event => {
            event.preventDefault()
            change({
              on: on === entry.from ? null : on,
              who: who === lane.engineer ? null : `${lane.engineer}>${who}`,
            })
          }}
        >
          <Field label="Begins on">
            {control => (
              <input
                {...control}
                type="date"
                required
                min={visits.asOf}
                value={on}
                onChange={event => setOn(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label="Who goes">
            {control => (
              <select {...control} value={who} onChange={event => setWho(event.currentTarget.value)}>
                {visits.engineers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button type="submit" tone="primary">
            Show what it changes
          </Button>
        </form>
      ) : null}
    </section>
  )
}

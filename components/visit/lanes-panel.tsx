'use client'

import { useRef, useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { ChosenEntry } from './chosen-entry.tsx'
import { LaneBoard } from './lane-board.tsx'
import { axisOf, lanesOf } from './lane-entries.ts'
import { LaneList } from './lane-list.tsx'
import styles from './lanes-panel.module.css'
import { shownTrips } from './shown-trips.ts'
import { useOpen, useVisitPlan, useVisits } from './use-visits.ts'

/** Who is free, and what clashes: ten weeks, a lane for each person. */
export function LanesPanel() {
  const query = useVisits()
  return (
    <Panel
      title="Who is free, and what clashes"
      className={styles.panel}
      note={
        <span className={styles.legend}>
          <i className={styles.booked} /> booked <i className={styles.proposed} /> proposed{' '}
          <i className={styles.away} /> away <i className={styles.clash} /> clash
        </span>
      }
    >
      <AnswerFrame query={query} waiting={<Skeleton height={260} />}>
        {visits => <Lanes visits={visits} />}
      </AnswerFrame>
    </Panel>
  )
}

function Lanes({ visits }: { visits: VisitsAnswer }) {
  const { data: plan } = useVisitPlan()
  const { open, show } = useOpen()
  const [chosen, setChosen] = useState<{ engineer: string; key: string } | null>(null)
  const opener = useRef<Element | null>(null)
  const choose = (engineer: string, key: string) => {
    opener.current = document.activeElement
    setChosen({ engineer, key })
  }
  const lanes = lanesOf(visits, shownTrips(plan?.trips ?? [], open.other))
  const axis = axisOf(visits)
  const lane = lanes.find(({ engineer }) => engineer === chosen?.engineer)
  const entry = lane?.entries.find(({ key }) => key === chosen?.key)
  if (lanes.length === 0)
    return (
      <Message
        icon="people"
        title="Nobody is on the road yet"
        actions={
          <button type="button" className={styles.link} onClick={() => show({ list: 'people' })}>
            Say who travels
          </button>
        }
      >
        Offices are ranked above; trips are proposed once somebody travels.
      </Message>
    )
  return (
    <>
      <LaneBoard
        visits={visits}
        lanes={lanes}
        axis={axis}
        chosen={entry ?? null}
        onChoose={choose}
        onNew={(engineer, on) => (visits.mayPlan ? show({ change: 'new', who: engineer, on }) : undefined)}
        onMove={(moved, on, who) => show({ change: moved.visit ?? 'new', trip: moved.trip, on, who })}
      />
      <LaneList visits={visits} lanes={lanes} onChoose={choose} />
      {lane && entry ? (
        <ChosenEntry
          key={`${lane.engineer} ${entry.key}`}
          visits={visits}
          lane={lane}
          entry={entry}
          onClose={() => {
            setChosen(null)
            // Back to where it was opened, which on a phone is a list further up.
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
        />
      ) : null}
    </>
  )
}

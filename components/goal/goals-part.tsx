'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { goalsOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { GoalSubjectItem, GoalsAnswer } from '#lib/read/answers/goals-answer.ts'
import styles from './goal.module.css'
import { GoalDrawer } from './goal-drawer.tsx'
import { goalsSentence } from './goals-sentence.ts'
import { GoalsTable } from './goals-table.tsx'
import { goalsParsers } from './goals-url.ts'
import { PhasesPanel } from './phases-panel.tsx'

/** What was promised until when, how it stands, and everything that was ever said of it (L2, L10, T4): a part of a page. */
export function GoalsPart() {
  const { filters } = useView()
  const query = useQuery(goalsOptions(filters))
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={260} />}>
      {answer => <Goals answer={answer} />}
    </AnswerFrame>
  )
}

const ofType = ({ subjects }: GoalsAnswer, type: GoalSubjectItem['type']) =>
  subjects.filter(subject => subject.type === type)

function Goals({ answer }: { answer: GoalsAnswer }) {
  const [{ goal }, setOpen] = useQueryStates(goalsParsers, { history: 'push', scroll: false })
  const { filters } = useView()
  const year = Number(answer.asOf.slice(0, 4))
  const sentence = goalsSentence(answer)
  const open = (subject: string) => void setOpen({ goal: subject })
  const teams = ofType(answer, 'team')
  const isNarrowed = filters.area.length + filters.team.length + filters.office.length > 0
  return (
    <>
      <h2 className={styles.lead} id="steps">
        Steps
      </h2>
      <p className={styles.says}>
        <b>{sentence.answer}</b> {sentence.rest}
      </p>
      <Panel title="The company" note="share of the baseline without what was retired" className={styles.row}>
        <GoalsTable
          caption="Goals of the company"
          subjects={ofType(answer, 'company')}
          year={year}
          onOpen={open}
        />
      </Panel>
      {ofType(answer, 'area').length > 0 ? (
        <Panel title="Areas" note="pace: services finished a week, last 12 full weeks" className={styles.row}>
          <GoalsTable caption="Goals of areas" subjects={ofType(answer, 'area')} year={year} onOpen={open} />
        </Panel>
      ) : null}
      <Panel
        title="Teams"
        note={isNarrowed ? 'all of this selection' : 'those with a step; any other below'}
        className={styles.row}
      >
        {teams.length > 0 ? (
          <GoalsTable caption="Goals of teams" subjects={teams} year={year} onOpen={open} />
        ) : (
          <p className={styles.says}>No team here has a step yet.</p>
        )}
        <ChooseTeam onOpen={open} />
      </Panel>
      <PhasesPanel year={year} />
      <p className={styles.says} style={{ marginTop: 12 }}>
        Chances: {answer.method}
      </p>
      {goal === null ? null : <GoalDrawer subject={goal} onClose={() => void setOpen({ goal: null })} />}
    </>
  )
}

function ChooseTeam({ onOpen }: { onOpen: (subject: string) => void }) {
  const { choices } = useView()
  const [team, setTeam] = useState('')
  return (
    <form
      className={styles.choose}
      onSubmit={event => {
        event.preventDefault()
        if (team !== '') onOpen(`team:${team}`)
      }}
    >
      <Field label="Another team">
        {control => (
          <select {...control} value={team} onChange={event => setTeam(event.currentTarget.value)}>
            <option value="">Choose a team</option>
            {choices.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit" disabled={team === ''}>
        Open its steps
      </Button>
    </form>
  )
}

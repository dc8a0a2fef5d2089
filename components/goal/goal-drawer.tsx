'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Drawer } from '#components/ui/drawer.tsx'
import { Message } from '#components/ui/message.tsx'
import { addDays } from '#lib/domain/time/day.ts'
import { formatCount, formatNumber, formatShare } from '#lib/format/number.ts'
import { goalsOfOptions } from '#lib/query/goals-options.ts'
import { useIsPresent } from '#lib/query/use-is-present.ts'
import { useView } from '#lib/query/use-view.ts'
import type { GoalStepItem, GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'
import styles from './goal.module.css'
import { GoalForm } from './goal-form.tsx'
import { GoalHistory } from './goal-history.tsx'
import { chanceWords, goalText, needWords, subjectName } from './goal-words.ts'
import { ReasonForm } from './reason-form.tsx'
import { StepStanding } from './step-standing.tsx'

/** The ladder of one part of the company with all that was said of it, and what may be said next. */
export function GoalDrawer({ subject, onClose }: { subject: string; onClose: () => void }) {
  const { filters } = useView()
  const { data, error } = useQuery(goalsOfOptions(filters, subject))
  const item = data?.subjects[0]
  return (
    <Drawer title={item ? `Goals of ${subjectName(item).replace(/^The/, 'the')}` : 'Goals'} onClose={onClose}>
      {item && data ? (
        <Ladder key={subject} item={item} asOf={data.asOf} migration={data.migration} />
      ) : error ? (
        <Message icon="warning" title="This ladder could not be read">
          {error.message}
        </Message>
      ) : (
        <p className={styles.says}>One moment…</p>
      )}
    </Drawer>
  )
}

const usualDays = 84
const isLive = ({ standing }: GoalStepItem) => standing === 'open' || standing === 'missed'

function Ladder({ item, asOf, migration }: { item: GoalSubjectItem; asOf: string; migration: string }) {
  const { isPresent, whyNot } = useIsPresent()
  const year = Number(asOf.slice(0, 4))
  const mayWrite = item.mayRecord && isPresent
  return (
    <>
      <p className={styles.says}>
        {item.share === null ? (
          'No service of the baseline belongs here.'
        ) : (
          <>
            {formatCount(item.moved)} of {formatCount(item.base)} have moved: <b>{formatShare(item.share)}</b>
            .{' '}
            {item.pace.perWeek === null
              ? `Too few weeks for a pace: ${item.pace.weeks.length} of 6.`
              : `${formatNumber(item.pace.perWeek, 1)} a week over ${item.pace.weeks.length} full weeks; ${mixWords(item.pace.mix)}.`}
          </>
        )}
      </p>
      <ol className={styles.steps}>
        {item.steps.map(step => (
          <li
            key={step.versions[0]!.id}
            className={isLive(step) ? styles.step : `${styles.step} ${styles.isOver}`}
          >
            <StepStanding step={step} year={year} />
            {step.standing === 'open' ? <span className="text-3"> · {needWords(step)}</span> : null}
            <GoalHistory step={step} year={year} />
            {mayWrite && isLive(step) ? <StepActs step={step} today={asOf} year={year} /> : null}
          </li>
        ))}
      </ol>
      {item.steps.length === 0 ? <p className={styles.says}>No step has been set yet.</p> : null}
      {mayWrite && item.base > 0 ? (
        <NewStep item={item} today={asOf} migration={migration} year={year} />
      ) : (
        <p className={styles.says}>
          {whyNot ??
            (item.mayRecord ? '' : 'Leaders, the road team and admins set goals; a team sets its own.')}
        </p>
      )}
    </>
  )
}

const mixWords = (mix: number): string =>
  mix < 0.95
    ? 'what is left usually takes longer'
    : mix > 1.05
      ? 'what is left is usually quicker'
      : 'what is left is much like what went'

function StepActs({ step, today, year }: { step: GoalStepItem; today: string; year: number }) {
  const [done, setDone] = useState(0)
  const close = () => setDone(count => count + 1)
  return (
    <div key={done}>
      {step.split ? (
        <details className={styles.part}>
          <summary>Split it in two</summary>
          <p className={styles.says}>
            First {goalText(step.split[0]!, year)}, then {goalText(step.split[1]!, year)}. The missed day
            stays drawn.
          </p>
          <ReasonForm
            path={`goals/${step.id}/split`}
            body={{ first: step.split[0], second: step.split[1] }}
            label="Why"
            button="Split it"
            onDone={close}
          />
        </details>
      ) : null}
      <details className={styles.part}>
        <summary>Move its day or raise it</summary>
        <GoalForm
          path={`goals/${step.id}/replace`}
          share={step.share}
          due={step.due}
          today={today}
          button="Move it, keep the old"
          needsReason
          onDone={close}
        />
      </details>
      <details className={styles.part}>
        <summary>Take it back</summary>
        <ReasonForm path={`goals/${step.id}/withdraw`} label="Why" button="Take it back" onDone={close} />
      </details>
    </div>
  )
}

function NewStep({
  item,
  today,
  migration,
  year,
}: {
  item: GoalSubjectItem
  today: string
  migration: string
  year: number
}) {
  const [done, setDone] = useState(0)
  const { proposal, steps } = item
  const highest = Math.max(item.share ?? 0, ...steps.filter(isLive).map(({ share }) => share))
  const latest = steps
    .filter(isLive)
    .map(({ due }) => due)
    .sort()
    .at(-1)
  const isAbove = proposal !== null && proposal.share > highest
  const about: Record<string, string> = { migration }
  if (item.type !== 'company') about[item.type] = item.id
  return (
    <section className={styles.part}>
      <h3>{steps.some(isLive) ? 'A further step' : 'The next step'}</h3>
      {proposal === null ? (
        <p className={styles.says}>
          {item.left === 0
            ? 'Nothing is left to move.'
            : 'Too little data to propose one: six full weeks are needed.'}
        </p>
      ) : (
        <p className={styles.says}>
          From its own pace: <b>{goalText(proposal, year)}</b>, {formatCount(proposal.services)} more in{' '}
          {proposal.weeks} weeks, {chanceWords(proposal.chance)}.
        </p>
      )}
      <GoalForm
        key={done}
        path="goals"
        about={about}
        share={isAbove ? proposal.share : Math.min(1, highest + 0.05)}
        due={
          isAbove && (latest === undefined || latest < proposal.due)
            ? proposal.due
            : addDays(latest ?? today, usualDays)
        }
        today={today}
        button="Set this step"
        onDone={() => setDone(count => count + 1)}
      />
    </section>
  )
}

'use client'

import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { AnswerError } from '#lib/query/fetch-answer.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { ProposedTrip, RankedOfficeItem, VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'
import styles from './trip-actions.module.css'
import { useOpen } from './use-visits.ts'
import { bookVisit, cancelVisit } from './visit-acts.ts'
import { formatStretch } from './visit-words.ts'

/** What can be done with a proposal: accept it as it is, change it first, keep it on paper. */
export function TripActions({
  plan,
  trip,
  office,
}: {
  plan: VisitPlanAnswer
  trip: ProposedTrip | null
  office?: RankedOfficeItem
}) {
  const { show } = useOpen()
  const say = useDone()
  const accept = useAct<{ id: string }, ProposedTrip>(proposed =>
    bookVisit(plan.migration, {
      office: proposed.office,
      from: proposed.from,
      to: proposed.to,
      engineers: proposed.engineers.map(({ id }) => id),
      agenda: proposed.agenda.map(({ on, team, task }) => ({ on, team, task })),
      kind: proposed.kind,
      ...(proposed.reason === null ? {} : { reason: proposed.reason }),
    }),
  )
  const year = Number(plan.asOf.slice(0, 4))
  if (!plan.mayPlan)
    return trip === null ? null : (
      <span className={styles.actions}>
        <span className="text-3">the road team accepts</span>
        <PrintIcon />
        <CalendarIcon />
      </span>
    )
  return (
    <>
      <span className={styles.actions}>
        {trip === null ? (
          <ActButton onClick={() => show({ change: 'new', place: office?.office ?? null })}>
            Plan a visit by hand
          </ActButton>
        ) : (
          <>
            <ActButton
              tone="primary"
              disabled={accept.isPending}
              onClick={() =>
                runAct(accept, trip, {
                  onSuccess: ({ id }) =>
                    say({
                      text: `Booked: ${trip.officeName}, ${formatStretch(trip.from, trip.to, year)}.`,
                      undo: () => cancelVisit(id, 'Taken back right after it was booked.'),
                      undone: 'Taken back: the visit is cancelled.',
                    }),
                  // Another office should come first: why not is asked for in its form.
                  onError: error => asksReason(error) && show({ change: 'new', trip: trip.key }),
                })
              }
            >
              Accept trip
            </ActButton>
            <ActButton onClick={() => show({ change: 'new', trip: trip.key })}>Change</ActButton>
            <PrintIcon />
          </>
        )}
        <CalendarIcon />
      </span>
      {asksReason(accept.error) ? null : <ActRefusal title="The trip was not booked" error={accept.error} />}
    </>
  )
}

/** Nothing is wrong with a visit but that nobody said why it comes first. */
const asksReason = (error: Error | null): boolean =>
  error instanceof AnswerError &&
  error.issues.length > 0 &&
  error.issues.every(({ path }) => path === '/reason')

function CalendarIcon() {
  const { show } = useOpen()
  return (
    <Button
      aria-label="Visits in your calendar"
      title="Visits in your calendar"
      aria-haspopup="dialog"
      onClick={() => show({ list: 'calendar' })}
    >
      <Icon name="calendar" />
    </Button>
  )
}

function PrintIcon() {
  return (
    <Button aria-label="Print the plan" title="Print the plan" onClick={() => window.print()}>
      <Icon name="printer" />
    </Button>
  )
}

'use client'

import '@mantine/dates/styles.css'
import { DatePicker } from '@mantine/dates'
import { Button } from '#components/ui/button.tsx'
import { dayOf, formatDay, shiftDay } from '#lib/format/date.ts'
import { isKnownThen } from '#lib/query/known-then.ts'
import { useIsPresent } from '#lib/query/use-is-present.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './as-of-menu.module.css'
import { ChipMenu } from './chip-menu.tsx'
import menu from './filter-chip.module.css'

const steps = [
  { text: 'Yesterday', days: 1 },
  { text: 'A week ago', days: 7 },
  { text: '30 days ago', days: 30 },
  { text: 'A quarter ago', days: 91 },
] as const
const mostReviews = 5

/** Goes to the end of a day: a review first, then the calendar, then steps back; never before the first evidence. */
export function AsOfMenu({ onClose, onBookmark }: { onClose: () => void; onBookmark: () => void }) {
  const { filters, choices, setView } = useView()
  const { isPresent, whyNot } = useIsPresent()
  const today = dayOf(choices.now)
  const reviews = choices.reviews.slice(0, mostReviews)
  const goTo = (day: string | null, clock: 'then' | null = null) => {
    setView({ asOf: day === today ? null : day, knownAt: day === today ? null : clock })
    onClose()
  }
  return (
    <ChipMenu label="Look at another day" side="end" onClose={onClose}>
      {reviews.length > 0 ? (
        <ul className={styles.reviews} aria-label="Reviews">
          {reviews.map(({ id, name, on }) => (
            <li key={id}>
              <button type="button" onClick={() => goTo(on, isKnownThen(on, choices) ? 'then' : null)}>
                <b>{name}</b> <span>{formatDay(on)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <DatePicker
        value={filters.asOf ?? today}
        onChange={day => goTo(day)}
        minDate={choices.firstOn ?? undefined}
        maxDate={today}
        defaultDate={filters.asOf ?? today}
        firstDayOfWeek={1}
        size="xs"
        ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      />
      <div className={styles.steps}>
        {steps.map(({ text, days }) => {
          const day = shiftDay(today, -days)
          return (
            <Button
              key={text}
              size="small"
              disabled={choices.firstOn !== null && day < choices.firstOn}
              onClick={() => goTo(day)}
            >
              {text}
            </Button>
          )
        })}
      </div>
      {choices.mayBookmark ? (
        <Button size="small" disabled={!isPresent} title={whyNot} onClick={onBookmark}>
          Bookmark a day as a review
        </Button>
      ) : null}
      <div className={menu.foot}>
        <span>{choices.firstOn ? `since ${formatDay(choices.firstOn)}` : 'No evidence yet'}</span>
        <Button size="small" disabled={filters.asOf === null} onClick={() => goTo(null)}>
          Back to now
        </Button>
      </div>
    </ChipMenu>
  )
}

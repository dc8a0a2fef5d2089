'use client'

import { Button } from '#components/ui/button.tsx'
import { formatDay, shiftDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './as-of-menu.module.css'
import { ChipMenu } from './chip-menu.tsx'
import menu from './filter-chip.module.css'

const mostReviews = 8

/** Compares with the day of a review, or with 30 or 91 days before the day looked at. */
export function SinceMenu({ on, onClose }: { on: string; onClose: () => void }) {
  const { filters, since, choices, setView } = useView()
  const asOf = filters.asOf ?? choices.now.slice(0, 10)
  const reviews = choices.reviews.filter(review => review.on < asOf).slice(0, mostReviews)
  const goTo = (day: string | null) => {
    setView({ since: day })
    onClose()
  }
  return (
    <ChipMenu label="Compare with another day" onClose={onClose}>
      <ul className={styles.reviews} aria-label="Reviews">
        {reviews.map(({ id, name, on: day }) => (
          <li key={id}>
            <button type="button" aria-current={day === on} onClick={() => goTo(day)}>
              <b>{name}</b> <span>{formatDay(day)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.steps}>
        {[30, 91].map(days => (
          <Button key={days} size="small" onClick={() => goTo(shiftDay(asOf, -days))}>
            {days} days before
          </Button>
        ))}
      </div>
      <div className={menu.foot}>
        <span>Changes are counted from the end of that day</span>
        <Button size="small" disabled={since === null} onClick={() => goTo(null)}>
          Last review
        </Button>
      </div>
    </ChipMenu>
  )
}

'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { Message } from '#components/ui/message.tsx'
import { dayOf, formatDay, formatMonth } from '#lib/format/date.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './review-dialog.module.css'

type NewReview = { name: string; on: string }

/** Bookmarks a day under a name, and takes bookmarks back. */
export function ReviewDialog({ onClose }: { onClose: () => void }) {
  const { choices } = useView()
  const today = dayOf(choices.now)
  const [on, setOn] = useState(today)
  const [name, setName] = useState(`${formatMonth(today.slice(0, 7))} review`)
  const add = useAct<unknown, NewReview>(review => sendAct('POST', 'reviews', review))
  const withdraw = useAct<unknown, string>(id => sendAct('POST', `reviews/${id}/withdraw`, {}))
  const error = add.error ?? withdraw.error
  return (
    <Drawer title="Reviews" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          add.mutate({ name: name.trim(), on })
        }}
      >
        <Field label="Name">
          {control => (
            <input
              {...control}
              required
              maxLength={200}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Day"
          hint="Changes are counted from the end of this day, until there is a later review."
        >
          {control => (
            <input
              {...control}
              type="date"
              required
              min={choices.firstOn ?? undefined}
              max={today}
              value={on}
              onChange={event => setOn(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button tone="primary" type="submit" disabled={add.isPending}>
          Bookmark this day as a review
        </Button>
      </form>
      <div aria-live="polite">
        {add.isSuccess ? (
          <Message icon="tick" title="Bookmarked">
            It stands first where another day is chosen.
          </Message>
        ) : null}
        {error ? (
          <Message icon="warning" tone="bad" title="This was not done">
            {error.message} {error.issues.map(({ message }) => message).join(' ')}
          </Message>
        ) : null}
      </div>
      {choices.reviews.length > 0 ? (
        <ul className={styles.list} aria-label="Bookmarked reviews">
          {choices.reviews.map(review => (
            <li key={review.id}>
              <span>
                <b>{review.name}</b> {formatDay(review.on)}, by {review.recordedBy}
              </span>
              <Button
                size="small"
                disabled={withdraw.isPending}
                aria-label={`Take back ${review.name}`}
                onClick={() => withdraw.mutate(review.id)}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </Drawer>
  )
}

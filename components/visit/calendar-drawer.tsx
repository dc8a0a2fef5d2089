'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { CodeBox } from '#components/ui/code-box.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { dayOf, formatLongDay } from '#lib/format/date.ts'
import { answerOptions } from '#lib/query/answer-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { CalendarFeedsAnswer, NewCalendarFeedAnswer } from '#lib/read/answers/calendar-feeds-answer.ts'
import { useVisits } from './use-visits.ts'
import styles from './visit-lists.module.css'

/** Addresses calendars follow visits by: of a person, an office or all. Changes and cancellations reach them by themselves. */
export function CalendarDrawer({ onClose }: { onClose: () => void }) {
  const visits = useVisits().data
  const feeds = useQuery(answerOptions<CalendarFeedsAnswer>('calendar-feeds', '')).data
  const [of, setOf] = useState('all:')
  const [kind, id] = [of.slice(0, of.indexOf(':')), of.slice(of.indexOf(':') + 1)]
  const make = useAct<NewCalendarFeedAnswer>(() =>
    sendAct('POST', 'calendar-feeds', kind === 'all' ? {} : { [kind]: id }),
  )
  const revoke = useAct<unknown, string>(feed =>
    sendAct('DELETE', `calendar-feeds/${encodeURIComponent(feed)}`),
  )
  const nameOf = (kindOf: string, subject: string) =>
    kindOf === 'engineer'
      ? (visits?.engineers.find(item => item.id === subject)?.name ?? subject)
      : kindOf === 'office'
        ? (visits?.offices.find(item => item.id === subject)?.name ?? subject)
        : 'all visits'
  return (
    <Drawer title="Visits in your calendar" onClose={onClose}>
      <p className={styles.says}>
        A calendar that follows this address shows booked visits, moves them when they move and drops them
        when they are cancelled. Whoever has the address sees it without signing in, and nothing else.
      </p>
      {feeds?.mayCreate ? (
        <div className={styles.form}>
          <Field label="Whose visits">
            {control => (
              <select
                {...control}
                value={of}
                onChange={event => {
                  setOf(event.currentTarget.value)
                  make.reset()
                }}
              >
                <option value="all:">All visits</option>
                {visits?.engineers.map(item => (
                  <option key={item.id} value={`engineer:${item.id}`}>
                    {item.name}
                  </option>
                ))}
                {visits?.offices.map(item => (
                  <option key={item.id} value={`office:${item.id}`}>
                    {item.name} (office)
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div>
            <ActButton tone="primary" disabled={make.isPending} onClick={() => make.mutate()}>
              Make an address
            </ActButton>
          </div>
          <div aria-live="polite">
            {make.data ? (
              <>
                <CodeBox label="The address, shown this once" text={make.data.url} />
                <p className={styles.says}>
                  <a href={make.data.webcal}>Open it in your calendar</a>. It opens until{' '}
                  {formatLongDay(dayOf(make.data.expiresAt))}.
                </p>
              </>
            ) : null}
            <ActRefusal title="This was not done" error={make.error ?? revoke.error} />
          </div>
        </div>
      ) : null}
      {feeds && feeds.items.length > 0 ? (
        <section className={styles.part}>
          <h3>Addresses that open now</h3>
          <ul className={styles.list}>
            {feeds.items.map(item => (
              <li key={item.id}>
                <b>{nameOf(item.kind, item.subject)}</b>
                <ActButton
                  size="small"
                  disabled={revoke.isPending}
                  aria-label={`Revoke the address of ${nameOf(item.kind, item.subject)}, made on ${formatLongDay(dayOf(item.createdAt))}`}
                  onClick={() => revoke.mutate(item.id)}
                >
                  Revoke
                </ActButton>
                <small>
                  by {item.createdBy} on {formatLongDay(dayOf(item.createdAt))} ·{' '}
                  {item.lastUsedAt === null
                    ? 'never opened'
                    : `last opened ${formatLongDay(dayOf(item.lastUsedAt))}`}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Drawer>
  )
}

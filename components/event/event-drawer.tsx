'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { type EventAsked, eventOptions } from '#lib/query/event-options.ts'
import type { EventAnswer } from '#lib/read/answers/event-answer.ts'
import styles from './event-drawer.module.css'
import { ReadAs } from './read-as.tsx'
import { ToldRollout } from './told-rollout.tsx'

/** The raw event, byte for byte, beside what it was read as and what became of that: what any fact comes down to. */
export function EventDrawer({
  event,
  isRaw = false,
  onClose,
}: {
  event: EventAsked
  /** Opened to see it as it came: that part has the focus. */
  isRaw?: boolean
  onClose: () => void
}) {
  // The links of a group lead on within the drawer.
  const [trail, setTrail] = useState<EventAsked[]>([event])
  const shown = trail.at(-1) ?? event
  const query = useQuery({ ...eventOptions(shown), placeholderData: undefined })
  const isKept = shown.rejected !== undefined || shown.conflict !== undefined
  return (
    <Drawer title={shown.rejected === undefined ? `Event ${shown.id}` : 'Refused'} isWide onClose={onClose}>
      {trail.length > 1 ? (
        <p className={styles.back}>
          <Button size="small" onClick={() => setTrail(trail.slice(0, -1))}>
            Back to {trail.at(-2)?.id}
          </Button>
        </p>
      ) : null}
      <AnswerFrame query={query} waiting={<Skeleton height={240} rows={6} />}>
        {answer => (
          <div className={styles.sides}>
            <RawEvent event={answer} isFirst={isRaw} />
            <section aria-label="What became of it">
              {answer.told.map(told => (
                <ToldRollout
                  key={`${told.item.source} ${told.item.rollout} ${told.item.service}`}
                  told={told}
                  onOpen={next => setTrail([...trail, next])}
                />
              ))}
              {isKept ? <Issues event={answer} /> : <ReadAs event={answer} />}
            </section>
          </div>
        )}
      </AnswerFrame>
    </Drawer>
  )
}

function Issues({ event }: { event: EventAnswer }) {
  return (
    <>
      <h3>Why it was not taken</h3>
      {event.issues.length === 0 ? <p>{event.ignored}</p> : null}
      <ul className={styles.issues}>
        {event.issues.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path ? <code>{path}</code> : null} {message}
          </li>
        ))}
      </ul>
    </>
  )
}

function RawEvent({ event, isFirst }: { event: EventAnswer; isFirst: boolean }) {
  return (
    <section aria-label="As it came">
      <dl className={styles.facts}>
        <dt>Source</dt>
        <dd>{event.source}</dd>
        <dt>Received</dt>
        <dd>{formatInstant(event.receivedAt)}</dd>
        <dt>Form</dt>
        <dd>
          {event.format ?? 'not told'}
          {event.contentType ? `, ${event.contentType}` : ''}
        </dd>
        <dt>Used</dt>
        <dd>{event.ignored === null ? 'yes' : `no: ${event.ignored}`}</dd>
      </dl>
      {event.headers && Object.keys(event.headers).length > 0 ? (
        <>
          <h3>Headers kept</h3>
          <pre
            className={styles.raw}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
          >
            {Object.entries(event.headers)
              .map(([name, value]) => `${name}: ${value}`)
              .join('\n')}
          </pre>
        </>
      ) : null}
      <h3>Body as it came{event.encoding === 'base64' ? ', in base64' : ''}</h3>
      <pre
        className={styles.raw}
        data-raw=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        ref={node => {
          if (isFirst) node?.focus()
        }}
      >
        {bodyText(event)}
      </pre>
    </section>
  )
}

/** JSON is laid out for reading; anything else stands as it came. */
function bodyText({ body, encoding }: EventAnswer): string {
  if (encoding === 'base64') return body
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { eventOptions } from '#lib/query/event-options.ts'
import type { EventAnswer } from '#lib/read/answers/event-answer.ts'
import styles from './event-drawer.module.css'

/** The raw event, byte for byte: what any fact on the page comes down to. */
export function EventDrawer({ source, id, onClose }: { source: string; id: string; onClose: () => void }) {
  const query = useQuery({ ...eventOptions(source, id), placeholderData: undefined })
  return (
    <Drawer title={`Event ${id}`} onClose={onClose}>
      <AnswerFrame query={query} waiting={<Skeleton height={240} rows={6} />}>
        {event => <RawEvent event={event} />}
      </AnswerFrame>
    </Drawer>
  )
}

function RawEvent({ event }: { event: EventAnswer }) {
  return (
    <>
      <dl className={styles.facts}>
        <dt>Source</dt>
        <dd>{event.source}</dd>
        <dt>Received</dt>
        <dd>{formatInstant(event.receivedAt)}</dd>
        <dt>Form</dt>
        <dd>
          {event.format}
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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {bodyText(event)}
      </pre>
    </>
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

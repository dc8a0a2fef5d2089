'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsString, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { formatCount } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import type { EventAsked } from '#lib/query/event-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { EventItem, EventsAnswer } from '#lib/read/answers/events-answer.ts'
import { EventDrawer } from './event-drawer.tsx'
import styles from './event-filters.module.css'
import { EventFilters } from './event-filters.tsx'
import { EventsHistogram } from './events-histogram.tsx'
import { eventsSentence } from './events-sentence.ts'
import { eventsListOptions, eventsPageSize, eventsParsers } from './events-url.ts'
import { FoundEvents } from './found-events.tsx'

/** Every event by source, service, place, time and outcome, one key away from the bytes it came as (ui.md 8.15). */
export function EventsView() {
  const { filters } = useView()
  const [asked] = useQueryStates(eventsParsers)
  const query = useQuery(eventsListOptions(filters, asked))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Events" panels={[130, 560]} />}>
      {answer => <Events answer={answer} />}
    </AnswerFrame>
  )
}

/** The address of an open event; what has no key of its own is opened by its number. */
const openParsers = { at: parseAsString, event: parseAsString, seq: parseAsString }

function Events({ answer }: { answer: EventsAnswer }) {
  const { filters, linkTo } = useView()
  const [asked, setAsked] = useQueryStates(eventsParsers, { history: 'push', scroll: false })
  const [place, setPlace] = useQueryStates(openParsers, { history: 'push', scroll: false })
  const [isRaw, setRaw] = useState(false)
  const sentence = eventsSentence(asked, answer)
  const open = (item: EventItem, raw: boolean) => {
    setRaw(raw)
    void setPlace({
      at: item.source,
      event: item.id ?? '-',
      seq: item.seq === null ? null : String(item.seq),
    })
  }
  const openedEvent = place.at === null ? null : eventOf(answer.what, place.at, place.event ?? '-', place.seq)
  return (
    <>
      <PageHeading
        crumb={
          <>
            Events ·{' '}
            <Link className={styles.way} href={linkTo('/events/ledger')}>
              parity ledger
            </Link>
          </>
        }
      >
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <EventFilters
        answer={answer}
        asked={asked}
        onChange={change => void setAsked({ ...change, cursor: null })}
      />
      {answer.unused.length > 0 ? (
        <p className="text-2">
          Not split by {answer.unused.join(', ')}: what was not used has no service and no place.
        </p>
      ) : null}
      <div className={styles.gap}>
        <EventsHistogram answer={answer} />
      </div>
      <Panel
        title="Newest first"
        note={`${formatCount(answer.items.length)} of ${answer.isMore ? 'more than ' : ''}${formatCount(answer.count)} · j k, Enter, o`}
        actions={<CsvLink of="Events" href={csvHref(eventsListOptions(filters, asked))} />}
      >
        {answer.items.length === 0 ? (
          <Message icon="lines" title="No event fits">
            Nothing that came in matches these filters in this period. Take one away, or choose a longer
            period.
          </Message>
        ) : (
          <FoundEvents items={answer.items} what={answer.what} onOpen={open} />
        )}
        <StepButtons
          text={`${eventsPageSize} a page`}
          isHidden={asked.cursor === null && answer.nextCursor === null}
          onBack={asked.cursor === null ? null : () => void setAsked({ cursor: null })}
          backText="To the newest"
          onForward={
            answer.nextCursor === null
              ? null
              : () => void setAsked({ cursor: answer.nextCursor }, { scroll: true })
          }
          forwardText="Older"
        />
      </Panel>
      {openedEvent ? (
        <EventDrawer
          key={`${openedEvent.source} ${openedEvent.id} ${place.seq}`}
          event={openedEvent}
          isRaw={isRaw}
          onClose={() => void setPlace({ at: null, event: null, seq: null }, { history: 'replace' })}
        />
      ) : null}
    </>
  )
}

function eventOf(what: EventsAnswer['what'], source: string, id: string, seq: string | null): EventAsked {
  if (seq === null) return { source, id }
  return what === 'rejected' ? { source, id, rejected: Number(seq) } : { source, id, conflict: Number(seq) }
}

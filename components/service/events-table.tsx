'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { EventButton } from '#components/event/event-button.tsx'
import { eventsHref } from '#components/event/events-url.ts'
import { fateText } from '#components/event/fate-text.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { formatInstant } from '#lib/format/date.ts'
import { serviceEvidenceOptions } from '#lib/query/services-options.ts'
import { evidencePageSize } from './evidence-page.ts'
import { PlatformMark } from './platform-mark.tsx'

type EventsTableProps = { id: string; year: number; onOpen: (event: { source: string; id: string }) => void }

/** Every event that named this service, newest first, with what became of it. */
export function EventsTable({ id, year, onOpen }: EventsTableProps) {
  const [cursors, setCursors] = useState<string[]>([])
  const cursor = cursors.at(-1) ?? null
  const query = useQuery(serviceEvidenceOptions(id, { limit: evidencePageSize, cursor }))
  return (
    <Panel
      title="The events behind it"
      note={
        <>
          newest first · open one to see it as it came ·{' '}
          <Link href={eventsHref(noFilters, { service: [id] })}>all of them</Link>
        </>
      }
    >
      <AnswerFrame query={query} waiting={<Skeleton height={320} rows={8} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Message icon="lines" title="No event yet">
              No source has named this service.
            </Message>
          ) : (
            <>
              <RecordTable
                caption="Events of this service"
                isTight
                rows={items}
                rowKey={item => `${item.source} ${item.id} ${item.cluster} ${item.kind} ${item.at}`}
                columns={[
                  {
                    key: 'at',
                    header: 'Time',
                    isTitle: true,
                    cell: item => (
                      <EventButton
                        event={item}
                        onOpen={onOpen}
                        text={formatInstant(item.at ?? item.receivedAt, year)}
                      />
                    ),
                  },
                  { key: 'source', header: 'Source', isSecondary: true, cell: item => item.source },
                  {
                    key: 'place',
                    header: 'Place',
                    cell: item => <PlatformMark platform={item.platform}>{item.cluster}</PlatformMark>,
                  },
                  {
                    key: 'kind',
                    header: 'Kind',
                    isSecondary: true,
                    cell: ({ kind, outcome }) =>
                      `${kind.replaceAll('_', ' ')}${outcome ? `, ${outcome.replaceAll('_', ' ')}` : ''}`,
                  },
                  {
                    key: 'version',
                    header: 'Version',
                    isSecondary: true,
                    cell: ({ version }) => <span title={version ?? undefined}>{shortVersion(version)}</span>,
                  },
                  { key: 'fate', header: 'What became of it', cell: ({ fate }) => <Fate fate={fate} /> },
                ]}
              />
              <StepButtons
                text={`${items.length} shown`}
                isHidden={cursors.length === 0 && nextCursor === null}
                onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : null}
                backText="Newer"
                onForward={nextCursor === null ? null : () => setCursors([...cursors, nextCursor])}
                forwardText="Older"
              />
            </>
          )
        }
      </AnswerFrame>
    </Panel>
  )
}

const shortVersion = (text: string | null) =>
  text === null ? '–' : text.length > 20 ? `${text.slice(0, 14)}…` : text

function Fate({ fate }: { fate: string }) {
  const text = fateText(fate)
  return fate === 'deploy' ? <b>{text}</b> : <span className="text-2">{text}</span>
}

'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { PlatformMark } from '#components/service/platform-mark.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import type { EventItem, EventsAnswer } from '#lib/read/answers/events-answer.ts'
import { EventButton } from './event-button.tsx'
import { fateText } from './fate-text.ts'

type FoundEventsProps = {
  items: EventItem[]
  what: EventsAnswer['what']
  onOpen: (item: EventItem, isRaw: boolean) => void
}

/** The rows of the explorer. `j` and `k` walk them, Enter opens one, `o` opens it as it came. */
export function FoundEvents({ items, what, onOpen }: FoundEventsProps) {
  const { linkTo, choices } = useView()
  const year = new Date(choices.now).getUTCFullYear()
  const table = useRef<HTMLDivElement>(null)
  useRowKeys(table, index => {
    const item = items[index]
    if (item) onOpen(item, true)
  })
  const columns: Record<string, RecordColumn<EventItem>> = {
    at: {
      key: 'at',
      header: 'Time',
      isTitle: true,
      cell: item => (
        <EventButton
          event={{ source: item.source, id: item.id ?? `number ${item.seq}` }}
          onOpen={() => onOpen(item, false)}
          text={formatInstant(item.at, year)}
        />
      ),
    },
    received: {
      key: 'received',
      header: 'Received',
      isSecondary: true,
      cell: ({ receivedAt }) => (
        <span className="text-2">{receivedAt === null ? '–' : formatInstant(receivedAt, year)}</span>
      ),
    },
    source: { key: 'source', header: 'Source', cell: ({ source }) => source },
    id: { key: 'id', header: 'Event', isSecondary: true, cell: ({ id, seq }) => id ?? `number ${seq}` },
    service: {
      key: 'service',
      header: 'Service',
      cell: ({ service }) => <ServiceName service={service} linkTo={linkTo} />,
    },
    place: {
      key: 'place',
      header: 'Place',
      cell: ({ platform, cluster }) => (
        <PlatformMark platform={platform ?? ''}>{cluster || 'not said'}</PlatformMark>
      ),
    },
    artefact: {
      key: 'artefact',
      header: 'Artefact',
      isSecondary: true,
      cell: ({ version, artefact }) => (
        <span title={[version, artefact].filter(Boolean).join(' · ')}>{short(version ?? artefact)}</span>
      ),
    },
    fate: { key: 'fate', header: 'What became of it', cell: item => <Became item={item} /> },
    change: { key: 'change', header: 'Seen', cell: ({ kind }) => kind?.replaceAll('_', ' ') ?? '–' },
    reason: { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
  }
  const keys =
    what === 'rollouts'
      ? ['at', 'received', 'source', 'place', 'service', 'artefact', 'fate']
      : what === 'evidence'
        ? ['at', 'received', 'source', 'place', 'service', 'artefact', 'change']
        : ['at', 'source', 'id', 'reason']
  return (
    <div ref={table}>
      <RecordTable
        caption="Events found"
        isTight
        rows={items}
        rowKey={item =>
          `${item.source} ${item.id} ${item.seq} ${item.rollout} ${item.service} ${item.cluster} ${item.kind} ${item.at}`
        }
        columns={keys.flatMap(key => columns[key] ?? [])}
      />
    </div>
  )
}

/** A name nobody placed leads to where it can be. */
function ServiceName({ service, linkTo }: { service: string | null; linkTo: (path: string) => string }) {
  if (service === null) return <span className="text-3">–</span>
  if (service.startsWith('?'))
    return (
      <Link href="/sources#unmapped" prefetch={false}>
        {service.slice(service.indexOf('/') + 1)}
      </Link>
    )
  return (
    <Link href={linkTo(`/services/${encodeURIComponent(service)}`)} prefetch={false}>
      {service}
    </Link>
  )
}

function Became({ item }: { item: EventItem }) {
  if (item.fate === null) return <span className="text-3">–</span>
  const text = fateText(item.fate)
  const into = item.into === null ? undefined : `${item.into.source} ${item.into.rollout}`
  return item.fate === 'deploy' ? (
    <b>{text}</b>
  ) : (
    <span className="text-2" title={into}>
      {text}
    </span>
  )
}

const short = (text: string | null) =>
  text === null ? '–' : text.length > 20 ? `${text.slice(0, 14)}…` : text

/** Moves the focus among the rows' buttons; typing and open drawers keep their keys. */
function useRowKeys(table: React.RefObject<HTMLDivElement | null>, onRaw: (index: number) => void): void {
  const raw = useRef(onRaw)
  raw.current = onRaw
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const isTyping = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented
      if (!isPlain || isTyping || document.querySelector('dialog[open]')) return
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-event]') ?? [])]
      const index = rows.indexOf(document.activeElement as HTMLElement)
      if (event.key === 'j') rows[Math.min(index + 1, rows.length - 1)]?.focus()
      else if (event.key === 'k') rows[Math.max(index - 1, 0)]?.focus()
      else if (event.key === 'o' && index >= 0) raw.current(index)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [table])
}

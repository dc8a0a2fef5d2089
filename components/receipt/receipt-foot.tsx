'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eventsHref } from '#components/event/events-url.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import type { EventOutcome } from '#lib/domain/event/event-outcomes.ts'
import { receiptOptions } from '#lib/query/receipt-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { downloadReceipt } from './download-receipt.ts'
import { frozenLink } from './frozen-link.ts'
import styles from './receipt.module.css'

/** As many rows as one call of the API gives. */
const mostRows = 5_000
const shownMs = 2_000

/** What can be taken along: a link that says the same for good, the rows, the events, and a way to object. */
export function ReceiptFoot({ receipt }: { receipt: ReceiptAnswer }) {
  const { filters } = useView()
  const client = useQueryClient()
  const [isCopied, setCopied] = useState(false)
  const { events, service, figure, rows } = receipt
  const copy = async () => {
    await navigator.clipboard.writeText(frozenLink(window.location.href, receipt))
    setCopied(true)
    setTimeout(() => setCopied(false), shownMs)
  }
  const download = async () => {
    const hasAll = rows === null || rows.items.length === rows.total
    downloadReceipt(hasAll ? receipt : await client.fetchQuery(receiptOptions(figure, filters, mostRows)))
  }
  return (
    <footer className={styles.foot}>
      <Button tone="primary" onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy link, frozen to now'}
      </Button>
      <Button onClick={() => void download()}>CSV</Button>
      {events ? (
        <ButtonLink
          href={eventsHref(
            { ...filters, from: events.from, to: events.to },
            { service: events.service, outcome: events.outcome as EventOutcome[] },
          )}
        >
          Events
        </ButtonLink>
      ) : null}
      {service ? (
        <ButtonLink href={`/services/${encodeURIComponent(service)}?act=dispute`}>Dispute</ButtonLink>
      ) : null}
      <span className="unseen" role="status">
        {isCopied ? 'Link copied' : ''}
      </span>
    </footer>
  )
}

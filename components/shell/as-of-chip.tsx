'use client'

import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { formatDay, formatInstant } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import { Chip } from './chip.tsx'
import styles from './filter-chip.module.css'

const AsOfMenu = dynamic(() => import('./as-of-menu.tsx').then(module => module.AsOfMenu), { ssr: false })
const ReviewDialog = dynamic(() => import('./review-dialog.tsx').then(module => module.ReviewDialog), {
  ssr: false,
})

/** The moment looked at, and the way to another. */
export function AsOfChip() {
  const { filters, choices } = useView()
  const [open, setOpen] = useState<'menu' | 'review' | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(null)
    button.current?.focus()
  }
  const moment =
    filters.asOf === null
      ? formatInstant(choices.now)
      : `${formatDay(filters.asOf)}${filters.knownAt === null ? '' : ', as known then'}`
  return (
    <span className={styles.holder}>
      <Chip
        ref={button}
        icon="clock"
        opens
        isNarrowed={filters.asOf !== null}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        data-filter="asOf"
        onClick={() => setOpen(shown => (shown === null ? 'menu' : null))}
      >
        As of <b>{moment}</b>
      </Chip>
      {open === 'menu' ? <AsOfMenu onClose={close} onBookmark={() => setOpen('review')} /> : null}
      {open === 'review' ? <ReviewDialog onClose={close} /> : null}
    </span>
  )
}

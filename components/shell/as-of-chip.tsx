'use client'

import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { formatDay, formatInstant } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import { Chip } from './chip.tsx'
import styles from './filter-chip.module.css'

const AsOfMenu = dynamic(() => import('./as-of-menu.tsx').then(module => module.AsOfMenu), { ssr: false })

/** The moment looked at, and the way to another. */
export function AsOfChip() {
  const { filters, choices } = useView()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className={styles.holder}>
      <Chip
        ref={button}
        icon="clock"
        opens
        isNarrowed={filters.asOf !== null}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-filter="asOf"
        onClick={() => setOpen(open => !open)}
      >
        As of <b>{filters.asOf === null ? formatInstant(choices.now) : formatDay(filters.asOf)}</b>
      </Chip>
      {isOpen ? (
        <AsOfMenu
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      ) : null}
    </span>
  )
}

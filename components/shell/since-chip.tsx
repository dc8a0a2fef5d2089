'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useRef, useState } from 'react'
import { formatDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import { Chip } from './chip.tsx'
import styles from './filter-chip.module.css'
import { sinceOf } from './since-of.ts'

const SinceMenu = dynamic(() => import('./since-menu.tsx').then(module => module.SinceMenu), { ssr: false })

/** Pages that say what changed since. */
const pages: readonly (string | null)[] = ['/overview', '/forecast']

/** The day changes are counted from, and the way to another; nothing is drawn before the first review. */
export function SinceChip() {
  const { filters, since, choices } = useView()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isUsed = pages.includes(usePathname())
  if (!isUsed || choices.reviews.length === 0) return null
  const on = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews)
  const review = choices.reviews.find(one => one.on === on)
  return (
    <span className={styles.holder}>
      <Chip
        ref={button}
        opens
        isNarrowed={since !== null}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-filter="since"
        onClick={() => setOpen(open => !open)}
      >
        Since{' '}
        <b>
          {formatDay(on)}
          {review === undefined ? '' : ' review'}
        </b>
      </Chip>
      {isOpen ? (
        <SinceMenu
          on={on}
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      ) : null}
    </span>
  )
}

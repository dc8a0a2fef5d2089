'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { FindButton } from '#components/find/find-button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { listFilters } from '#lib/query/known-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import { AsOfChip } from './as-of-chip.tsx'
import { BrandSign } from './brand.tsx'
import { Chip } from './chip.tsx'
import { barPages, shellPages } from './pages.ts'
import styles from './phone-bars.module.css'
import type { Theme } from './theme.ts'
import type { ShownViewer } from './viewer-card.tsx'

const PhoneFilters = dynamic(() => import('./phone-filters.tsx').then(module => module.PhoneFilters), {
  ssr: false,
})
const PhoneMore = dynamic(() => import('./phone-more.tsx').then(module => module.PhoneMore), { ssr: false })

/** On a phone: the name and what is wrong with the data. */
export function PhoneTop() {
  const { choices, linkTo } = useView()
  return (
    <header className={styles.top}>
      <BrandSign />
      <span>Landfall</span>
      <FindButton isSmall />
      {choices.silent.length > 0 ? (
        <Link
          className={styles.warning}
          href={linkTo('/sources')}
          aria-label={`${choices.silent.length} sources silent`}
        >
          <Icon name="warning" size={18} />
        </Link>
      ) : null}
    </header>
  )
}

/** On a phone: all filters behind one button, the moment beside it. */
export function PhoneChips() {
  const { filters } = useView()
  const [isOpen, setOpen] = useState(false)
  const narrowed = listFilters.reduce((sum, key) => sum + filters[key].length, 0)
  return (
    <div className={styles.chips}>
      <Chip
        isNarrowed={narrowed > 0}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        Filters <b>{narrowed === 0 ? 'none' : narrowed}</b>
      </Chip>
      <AsOfChip />
      {isOpen ? <PhoneFilters onClose={() => setOpen(false)} /> : null}
    </div>
  )
}

/** On a phone: the pages most asked for at the thumb, the rest behind More. */
export function PhoneTabs({ viewer, theme }: { viewer: ShownViewer; theme: Theme }) {
  const path = usePathname()
  const { linkTo } = useView()
  const [isOpen, setOpen] = useState(false)
  const isInBar = barPages.some(page => path.startsWith(page))
  return (
    <nav className={styles.tabs} aria-label="Pages">
      {shellPages
        .filter(page => barPages.includes(page.path))
        .map(page => (
          <Link
            key={page.path}
            href={linkTo(page.path)}
            aria-current={path.startsWith(page.path) ? 'page' : undefined}
          >
            <Icon name={page.icon} size={18} />
            {page.shortName ?? page.name}
          </Link>
        ))}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-current={isInBar ? undefined : true}
        onClick={() => setOpen(true)}
      >
        <Icon name="lines" size={18} />
        More
      </button>
      {isOpen ? <PhoneMore viewer={viewer} theme={theme} onClose={() => setOpen(false)} /> : null}
    </nav>
  )
}

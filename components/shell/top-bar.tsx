'use client'

import Link from 'next/link'
import { FindButton } from '#components/find/find-button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { listFilters } from '#lib/query/known-filters.ts'
import { isNarrowed } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import { AsOfChip } from './as-of-chip.tsx'
import { Chip } from './chip.tsx'
import { CopyLink } from './copy-link.tsx'
import { FilterChip } from './filter-chip.tsx'
import { MigrationChip } from './migration-chip.tsx'
import { SinceChip } from './since-chip.tsx'
import styles from './top-bar.module.css'

const cleared = { area: null, office: null, team: null, archetype: null, kind: null }

/** Filters left; health of the data, the moment and a link right. All is well = no health chip. */
export function TopBar() {
  const { filters, choices, setView, linkTo } = useView()
  const { silent } = choices
  return (
    <search className={styles.bar} aria-label="Filters">
      <MigrationChip />
      {listFilters.map(filter => (
        <FilterChip key={filter} filter={filter} />
      ))}
      <SinceChip />
      {isNarrowed(filters) ? (
        <Chip className={styles.quiet} onClick={() => setView(cleared)}>
          Reset
        </Chip>
      ) : null}
      <span className={styles.space} />
      {silent.length > 0 ? (
        <Link className={styles.health} href={linkTo('/sources')}>
          <Icon name="warning" size={14} />
          {silent.length === 1
            ? `${silent[0]?.source} silent`
            : `${formatCounted(silent.length, 'source')} silent`}
        </Link>
      ) : null}
      <AsOfChip />
      <FindButton />
      <CopyLink />
    </search>
  )
}

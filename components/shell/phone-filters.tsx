'use client'

import { Button } from '#components/ui/button.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { listFilters } from '#lib/query/known-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import { FilterChip } from './filter-chip.tsx'
import { MigrationChip } from './migration-chip.tsx'
import styles from './phone-sheets.module.css'
import { SinceChip } from './since-chip.tsx'

const cleared = { area: null, office: null, team: null, archetype: null, kind: null }

/** All filters in one sheet. */
export function PhoneFilters({ onClose }: { onClose: () => void }) {
  const { setView } = useView()
  return (
    <Sheet title="Filters" side="bottom" onClose={onClose}>
      <div className={styles.stack}>
        <MigrationChip />
        {listFilters.map(filter => (
          <FilterChip key={filter} filter={filter} />
        ))}
        <SinceChip />
      </div>
      <div className={styles.foot}>
        <Button size="touch" onClick={() => setView(cleared)}>
          Reset
        </Button>
        <Button size="touch" tone="primary" onClick={onClose}>
          Show
        </Button>
      </div>
    </Sheet>
  )
}

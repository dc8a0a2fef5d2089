'use client'

import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { type ListFilter, optionsOf } from '#lib/query/known-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import { Chip } from './chip.tsx'
import styles from './filter-chip.module.css'

const FilterMenu = dynamic(() => import('./filter-menu.tsx').then(module => module.FilterMenu), {
  ssr: false,
})

export const filterNames: Record<ListFilter, string> = {
  area: 'Area',
  office: 'Office',
  team: 'Team',
  archetype: 'Archetype',
  kind: 'Kind',
}

/** What is chosen, short enough for a chip. */
function chosenInWords(ids: string[], nameOf: (id: string) => string): string {
  if (ids.length === 0) return 'all'
  const first = nameOf(ids[0] ?? '')
  return ids.length === 1 ? first : `${first} +${ids.length - 1}`
}

/** One filter of the top bar and its menu; nothing is drawn where there is nothing to choose from. */
export function FilterChip({ filter }: { filter: ListFilter }) {
  const { filters, choices, setView } = useView()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const options = optionsOf(choices, filter)
  if (options.length < 2 && filters[filter].length === 0) return null
  const chosen = filters[filter]
  const nameOf = (id: string) => options.find(option => option.id === id)?.name ?? id
  return (
    <span className={styles.holder}>
      <Chip
        ref={button}
        isNarrowed={chosen.length > 0}
        opens
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-filter={filter}
        onClick={() => setOpen(open => !open)}
      >
        {filterNames[filter]} <b>{chosenInWords(chosen, nameOf)}</b>
      </Chip>
      {isOpen ? (
        <FilterMenu
          label={filterNames[filter]}
          options={options}
          chosen={chosen}
          onChoose={ids => setView({ [filter]: ids.length > 0 ? ids : null })}
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      ) : null}
    </span>
  )
}

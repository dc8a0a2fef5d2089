'use client'

import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ChipMenu } from './chip-menu.tsx'
import styles from './filter-chip.module.css'

type FilterMenuProps = {
  label: string
  options: { id: string; name: string }[]
  chosen: string[]
  onChoose: (ids: string[]) => void
  onClose: () => void
}

const searchFrom = 9
const mostShown = 200

/** A list to tick in, with a search where it is long. Every tick changes the view at once. */
export function FilterMenu({ label, options, chosen, onChoose, onClose }: FilterMenuProps) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = options.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted))
  return (
    <ChipMenu label={`Filter by ${label.toLowerCase()}`} width={248} onClose={onClose}>
      {options.length >= searchFrom ? (
        <TextInput
          size="xs"
          aria-label={`Search in ${label.toLowerCase()}`}
          placeholder="Search"
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
      <Checkbox.Group value={chosen} onChange={onChoose} aria-label={label}>
        <div className={styles.options}>
          {found.slice(0, mostShown).map(({ id, name }) => (
            <Checkbox key={id} className={styles.option} size="xs" value={id} label={name} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.foot} aria-live="polite">
        <span>{found.length === 0 ? 'Nothing by that name' : `${found.length} of ${options.length}`}</span>
        <Button size="small" disabled={chosen.length === 0} onClick={() => onChoose([])}>
          Clear
        </Button>
      </div>
    </ChipMenu>
  )
}

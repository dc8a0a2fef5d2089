'use client'

import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { MantineScope } from '#components/ui/mantine-scope.tsx'
import styles from './filter-chip.module.css'

type ChipMenuProps = {
  label: string
  side?: 'start' | 'end'
  width?: number
  onClose: () => void
  children: ReactNode
}

/** What hangs below a chip of the top bar: focus stays in it until it is closed, and goes back to the chip then. */
export function ChipMenu({ label, side = 'start', width, onClose, children }: ChipMenuProps) {
  return (
    <MantineScope>
      <Popover
        opened
        onChange={isOpen => !isOpen && onClose()}
        position={`bottom-${side}`}
        offset={4}
        trapFocus
        returnFocus
        withRoles={false}
        withinPortal={false}
        transitionProps={{ duration: 0 }}
        {...(width === undefined ? {} : { width })}
      >
        <Popover.Target>
          <span className={styles.anchor} aria-hidden="true" />
        </Popover.Target>
        <Popover.Dropdown className={styles.menu} role="dialog" aria-label={label}>
          {children}
        </Popover.Dropdown>
      </Popover>
    </MantineScope>
  )
}

'use client'

import { Icon } from '#components/ui/icon.tsx'
import styles from './chart-frame.module.css'
import type { FrameTable } from './frame-table.ts'

type FrameMenuProps = {
  title: string
  file: string
  table: FrameTable
  isTable: boolean
  onToggle: () => void
}

/** Table and file of a frame: seen on hover, on focus, and always on touch. */
export function FrameMenu({ title, file, table, isTable, onToggle }: FrameMenuProps) {
  const label = isTable ? `${title}: show the picture` : `${title}: show the table`
  return (
    <span className={styles.menu}>
      <button type="button" aria-pressed={isTable} aria-label={label} title={label} onClick={onToggle}>
        <Icon name={isTable ? 'chart' : 'table'} size={14} />
      </button>
      <button
        type="button"
        aria-label={`${title}: download CSV`}
        title="Download CSV"
        onClick={async () => (await import('./download-table.ts')).downloadTable(file, title, table)}
      >
        <Icon name="download" size={14} />
      </button>
    </span>
  )
}

'use client'

import { Icon } from '#components/ui/icon.tsx'
import { formatCsv } from '#lib/format/csv.ts'
import styles from './chart-frame.module.css'
import type { FrameTable } from './frame-table.ts'

type FrameMenuProps = {
  title: string
  file: string
  table: FrameTable
  isTable: boolean
  onToggle: () => void
}

function download(file: string, title: string, { header, rows, about = [] }: FrameTable): void {
  const text = formatCsv(
    [`Landfall: ${title}`, ...about, `from ${location.href}`],
    header.map(column => column.text),
    rows,
  )
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${file}.csv`
  link.click()
  URL.revokeObjectURL(url)
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
        onClick={() => download(file, title, table)}
      >
        <Icon name="download" size={14} />
      </button>
    </span>
  )
}

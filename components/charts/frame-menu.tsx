'use client'

import { type MouseEvent, use } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import styles from './chart-frame.module.css'
import type { FrameTable } from './frame-table.ts'
import { ViewWords } from './view-words.ts'

type FrameMenuProps = {
  title: string
  /** What the picture shows, in one sentence. */
  summary: string
  file: string
  table: FrameTable
  isTable: boolean
  onToggle: () => void
}

/** Table, file and picture of a frame: seen on hover, on focus, and always on touch. */
export function FrameMenu({ title, summary, file, table, isTable, onToggle }: FrameMenuProps) {
  const { words, define } = use(ViewWords)
  const label = isTable ? `${title}: show the picture` : `${title}: show the table`
  const onTable = async () => {
    const [{ downloadTable }, definitions] = await Promise.all([import('./download-table.ts'), define()])
    downloadTable(file, title, table, [summary, ...words, ...definitions])
  }
  const onPicture = async ({ currentTarget }: MouseEvent, format: 'svg' | 'png') => {
    const section = currentTarget.closest('section')
    const figure = section?.querySelector('figure')
    if (!figure) return
    // As printed above the picture, which may be more than a name.
    const heading = section?.querySelector('h2')?.textContent?.trim() || title
    const source = `Landfall · ${words.join(' · ')} · ${location.host}${location.pathname}`
    const { downloadPicture } = await import('./picture/download-picture.ts')
    await downloadPicture(figure, file, { title: heading, summary, source }, format)
  }
  return (
    <span className={styles.menu}>
      <button type="button" aria-pressed={isTable} aria-label={label} title={label} onClick={onToggle}>
        <Icon name={isTable ? 'chart' : 'table'} size={14} />
      </button>
      <button
        type="button"
        aria-label={`${title}: download CSV`}
        title="Download CSV"
        onClick={() => void onTable()}
      >
        <Icon name="download" size={14} />
      </button>
      {isTable
        ? null
        : (['svg', 'png'] as const).map(format => (
            <button
              key={format}
              type="button"
              className={styles.format}
              aria-label={`${title}: download ${format.toUpperCase()}`}
              title={`Download the picture as ${format.toUpperCase()}`}
              onClick={event => void onPicture(event, format)}
            >
              {format.toUpperCase()}
            </button>
          ))}
    </span>
  )
}

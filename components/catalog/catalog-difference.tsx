'use client'

import type { ReactNode } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { formatCount } from '#lib/format/number.ts'
import type { CatalogFileAnswer } from '#lib/read/answers/catalog-file-answer.ts'
import styles from './catalog-view.module.css'

type Section = CatalogFileAnswer['changes'][string] & { name: string }
type Change = Section['changes'][number] & { section: string }

const counts: RecordColumn<Section>[] = [
  { key: 'name', header: 'Part', cell: ({ name }) => name, isTitle: true },
  { key: 'added', header: 'New', cell: ({ added }) => formatCount(added), isNumber: true },
  { key: 'changed', header: 'Changed', cell: ({ changed }) => formatCount(changed), isNumber: true },
  {
    key: 'unchanged',
    header: 'As they are',
    cell: ({ unchanged }) => formatCount(unchanged),
    isNumber: true,
  },
  {
    key: 'names',
    header: 'New ones',
    cell: ({ addedIds, added }) =>
      `${addedIds.slice(0, 6).join(', ')}${added > 6 ? ` and ${formatCount(added - 6)} more` : ''}`,
    isSecondary: true,
  },
]

const changes: RecordColumn<Change>[] = [
  { key: 'id', header: 'Entry', cell: ({ id }) => id, isTitle: true },
  { key: 'section', header: 'Part', cell: ({ section }) => section },
  {
    key: 'fields',
    header: 'From and to',
    cell: ({ fields }) => (
      <ul className={styles.fields}>
        {Object.entries(fields).map(([field, { from, to }]) => (
          <li key={field}>
            {field}: <s>{textOf(from)}</s> {textOf(to)}
          </li>
        ))}
      </ul>
    ),
  },
]

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
const shown = 100

/** What a file changes or has changed, part by part, and every entry that becomes another. */
export function CatalogDifference({ answer, action }: { answer: CatalogFileAnswer; action: ReactNode }) {
  const sections = Object.entries(answer.changes)
    .map(([name, section]) => ({ name, ...section }))
    .filter(({ added, changed, unchanged }) => added + changed + unchanged > 0)
  const changed = sections.flatMap(({ name, changes: rows }) => rows.map(row => ({ ...row, section: name })))
  return (
    <>
      <Panel
        title={answer.isRecorded ? 'What has changed' : 'What would change'}
        note={answer.form === 'csv' ? `a table of ${answer.table}` : (answer.form ?? '')}
        className={styles.row}
      >
        <RecordTable
          caption="Parts of the catalogue"
          columns={counts}
          rows={sections}
          rowKey={({ name }) => name}
        />
        {action ? <p className={styles.note}>{action}</p> : null}
      </Panel>
      {changed.length > 0 ? (
        <Panel
          title="Entries that change"
          note={changed.length > shown ? `first ${shown} of ${changed.length}` : ''}
          className={styles.row}
        >
          <RecordTable
            caption="Entries that change, with what they were"
            columns={changes}
            rows={changed.slice(0, shown)}
            rowKey={({ section, id }) => `${section}/${id}`}
          />
        </Panel>
      ) : null}
    </>
  )
}

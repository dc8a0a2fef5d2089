'use client'

import { Panel } from '#components/ui/panel.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import type { CatalogFileAnswer } from '#lib/read/answers/catalog-file-answer.ts'
import styles from './catalog-view.module.css'

type Issue = CatalogFileAnswer['issues'][number]

const columns: RecordColumn<Issue>[] = [
  {
    key: 'line',
    header: 'Line',
    cell: ({ line }) => line ?? '–',
    isNumber: true,
    isTitle: true,
    width: '72px',
  },
  { key: 'path', header: 'Where', cell: ({ path }) => <code>{path === '' ? 'the file' : path}</code> },
  { key: 'message', header: 'What is wrong', cell: ({ message }) => message },
]

const shown = 200

/** Every row of a file that is wrong, by its line. */
export function CatalogIssues({ issues }: { issues: CatalogFileAnswer['issues'] }) {
  const note = issues.length > shown ? `first ${shown} of ${issues.length}` : `${issues.length}`
  return (
    <Panel title="Mend these rows, then choose the file again" note={note} className={styles.row}>
      <RecordTable
        caption="Rows that are wrong"
        columns={columns}
        rows={issues.slice(0, shown)}
        rowKey={({ line, path, message }) => `${line}/${path}/${message}`}
      />
    </Panel>
  )
}

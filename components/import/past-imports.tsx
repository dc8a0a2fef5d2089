import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import type { ImportsAnswer } from '#lib/read/answers/import-answer.ts'
import styles from './import.module.css'
import { rowsOf } from './import-progress.ts'
import { stateWords } from './import-words.ts'

/** Imports there have been, from pages and from the command line, the latest first. */
export function PastImports({
  items,
  onOpen,
}: {
  items: ImportsAnswer['items']
  onOpen: (id: string) => void
}) {
  return (
    <Panel title="Imports there have been" note={formatCount(items.length)}>
      {items.length === 0 ? (
        <Message icon="lines" title="None yet">
          Files taken in here or on the command line appear with what became of their rows.
        </Message>
      ) : (
        <RecordTable
          caption="Imports, the latest first"
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'file',
              header: 'File',
              isTitle: true,
              cell: ({ id, fileName }) => (
                <button type="button" className={styles.open} onClick={() => onOpen(id)}>
                  {fileName}
                </button>
              ),
            },
            {
              key: 'source',
              header: 'Source',
              cell: ({ source }) => <span className={styles.any}>{source}</span>,
            },
            { key: 'state', header: 'Is', cell: ({ state }) => stateWords[state] },
            { key: 'rows', header: 'Rows', isNumber: true, cell: job => formatCount(rowsOf(job)) },
            {
              key: 'accepted',
              header: 'Taken in',
              isNumber: true,
              cell: ({ accepted }) => formatCount(accepted),
            },
            {
              key: 'rejected',
              header: 'Refused',
              isNumber: true,
              cell: ({ rejected }) => formatCount(rejected),
            },
            { key: 'by', header: 'By', isSecondary: true, cell: ({ startedBy }) => startedBy },
            { key: 'at', header: 'Begun', cell: ({ startedAt }) => formatInstant(startedAt) },
          ]}
        />
      )}
    </Panel>
  )
}

import { RecordTable } from '#components/ui/record-table.tsx'
import { formatCount } from '#lib/format/number.ts'
import type { ImportAnswer } from '#lib/read/answers/import-answer.ts'
import styles from './import.module.css'

/** Refused rows: which, why, and the row itself. */
export function RefusedRows({ rows }: { rows: ImportAnswer['rejects'] }) {
  return (
    <RecordTable
      caption="Refused rows"
      isTight
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', header: 'Row', isTitle: true, cell: ({ row }) => <b>{formatCount(row)}</b> },
        {
          key: 'why',
          header: 'Why',
          cell: ({ issues, code, resolution }) => (
            <span className={styles.any}>
              {issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ') || code}
              {resolution === null ? null : <span className="text-3"> ({resolution})</span>}
            </span>
          ),
        },
        {
          key: 'text',
          header: 'The row',
          cell: ({ text, isCut }) => (
            <code className={styles.text}>
              {text.slice(0, 400)}
              {isCut || text.length > 400 ? '…' : ''}
            </code>
          ),
        },
      ]}
    />
  )
}

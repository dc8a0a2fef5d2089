'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { deadLettersOptions } from '#lib/query/dead-letters-options.ts'
import type { DeadLettersAnswer } from '#lib/read/answers/dead-letter-answer.ts'
import styles from './dead-letter.module.css'
import { kindNames } from './dead-letter-words.ts'

type LettersTableProps = {
  /** The answer whose first page is shown before any other is asked for. */
  first: DeadLettersAnswer
  group: string | null
  onAll: () => void
  onOpen: (id: string) => void
}

/** Dead letters one by one, the latest first, a page at a time. */
export function LettersTable({ first, group, onAll, onOpen }: LettersTableProps) {
  const [cursors, setCursors] = useState<string[]>([])
  const cursor = cursors.at(-1) ?? null
  const { data = first } = useQuery({ ...deadLettersOptions(group, cursor), enabled: cursor !== null })
  const answer = cursor === null ? first : data
  return (
    <Panel
      title={group === null ? 'One by one' : 'Of this reason'}
      note="latest first"
      actions={
        group === null ? null : (
          <Button size="small" onClick={onAll}>
            Show every reason
          </Button>
        )
      }
    >
      <RecordTable
        caption="Dead letters"
        isTight
        rows={answer.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            header: 'What',
            isTitle: true,
            cell: ({ id, name, source, kind, importRow }) => (
              <button type="button" className={styles.open} onClick={() => onOpen(id)}>
                {name ?? source ?? kindNames[kind]}
                {importRow === null ? '' : `, row ${importRow}`}
              </button>
            ),
          },
          { key: 'source', header: 'From', isSecondary: true, cell: ({ source }) => source ?? '–' },
          {
            key: 'reason',
            header: 'Why',
            cell: ({ reason }) => <span className={styles.reason}>{reason}</span>,
          },
          { key: 'at', header: 'Received', cell: ({ at }) => formatInstant(at) },
        ]}
      />
      <StepButtons
        isHidden={cursors.length === 0 && answer.nextCursor === null}
        text={`Page ${cursors.length + 1}`}
        onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : null}
        onForward={answer.nextCursor ? () => setCursors([...cursors, answer.nextCursor!]) : null}
      />
    </Panel>
  )
}

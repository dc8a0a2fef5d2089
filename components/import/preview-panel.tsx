'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { AnswerError } from '#lib/query/fetch-answer.ts'
import { sendAct } from '#lib/query/send-act.ts'
import type { ImportPreview } from '#lib/read/answers/import-answer.ts'
import { readEnds } from './chosen-file.ts'
import { ColumnChoices } from './column-choices.tsx'
import styles from './import.module.css'
import type { Wishes } from './use-upload.ts'

type PreviewPanelProps = {
  file: File
  isStarting: boolean
  onStart: (wishes: Wishes) => void
  onCancel: () => void
}

/** Values that rows may leave out, asked for once for the whole file. */
const fixed = ['platform', 'cluster', 'service', 'environment'] as const

/** How the file would be read: its form, its columns, its first rows; nothing is taken in before the button is pressed. */
export function PreviewPanel({ file, isStarting, onStart, onCancel }: PreviewPanelProps) {
  const [source, setSource] = useState('')
  const [set, setSet] = useState<Record<string, string>>({})
  const [columns, setColumns] = useState<Record<string, string>>({})
  const wishes: Wishes = {
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(Object.keys(set).length > 0 ? { set } : {}),
  }
  const query = useQuery({
    queryKey: ['import-preview', file.name, file.size, file.lastModified, wishes],
    queryFn: async () =>
      sendAct<ImportPreview>('POST', 'imports/preview', { ...(await readEnds(file)), ...wishes }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const preview = query.data
  return (
    <Panel title={`How ${file.name} would be read`} note={`${formatCount(file.size)} bytes`}>
      {query.error ? (
        <Message icon="warning" tone="bad" title="This file cannot be read">
          {query.error instanceof AnswerError || query.error instanceof Error ? query.error.message : ''}
        </Message>
      ) : null}
      {preview === undefined ? (
        query.error ? null : (
          <Skeleton height={160} rows={4} />
        )
      ) : (
        <>
          <div className={styles.fields}>
            <span className={styles.field}>
              <span>Read as</span>
              <b>{preview.format}</b>
            </span>
            <Field label="Source" value={source} placeholder={preview.source} onChange={setSource} />
            {fixed.map(name => (
              <Field
                key={name}
                label={`${name} where a row names none`}
                value={set[name] ?? ''}
                placeholder="none"
                onChange={text => {
                  const { [name]: _, ...rest } = set
                  setSet(text.trim() === '' ? rest : { ...rest, [name]: text.trim() })
                }}
              />
            ))}
          </div>
          <ColumnChoices preview={preview} asked={columns} onAsk={setColumns} />
          <FirstRows rows={preview.rows} />
          {preview.resumesFromRow === null ? null : (
            <p className={styles.note}>
              This file was begun before: it goes on behind row {formatCount(preview.resumesFromRow)}.
            </p>
          )}
        </>
      )}
      <div className={styles.buttons}>
        <ActButton
          tone="primary"
          disabled={preview === undefined || query.error !== null || isStarting}
          onClick={() => onStart(wishes)}
        >
          {preview?.resumesFromRow ? 'Go on' : 'Take it in'}
        </ActButton>
        <Button onClick={onCancel}>Choose another</Button>
      </div>
    </Panel>
  )
}

function FirstRows({ rows }: { rows: ImportPreview['rows'] }) {
  return (
    <RecordTable
      caption="The first rows as they would be understood"
      isTight
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: 'row', header: 'Row', isTitle: true, cell: ({ row }) => <b>{formatCount(row)}</b> },
        {
          key: 'result',
          header: 'Is',
          cell: ({ result }) => <span className={result === 'rejected' ? 'bad' : undefined}>{result}</span>,
        },
        { key: 'service', header: 'Service', cell: ({ service }) => service ?? '–' },
        {
          key: 'place',
          header: 'Place, or why not',
          cell: ({ place }) => <span className={styles.any}>{place ?? '–'}</span>,
        },
        { key: 'at', header: 'When', cell: ({ at }) => (at === null ? '–' : formatInstant(at)) },
        {
          key: 'text',
          header: 'As it stands there',
          isSecondary: true,
          cell: ({ text }) => <code className={styles.text}>{text}</code>,
        },
      ]}
    />
  )
}

type FieldProps = { label: string; value: string; placeholder: string; onChange: (text: string) => void }

function Field({ label, value, placeholder, onChange }: FieldProps) {
  const id = useId()
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        placeholder={placeholder}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={event => onChange(event.currentTarget.value)}
      />
    </span>
  )
}

'use client'

import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { WhomToAsk } from '#components/source/whom-to-ask.tsx'
import { Field } from '#components/ui/field.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount } from '#lib/format/number.ts'
import type { AnswerError } from '#lib/query/fetch-answer.ts'
import { sendFile } from '#lib/query/send-file.ts'
import type { CatalogFileAnswer } from '#lib/read/answers/catalog-file-answer.ts'
import { CatalogDifference } from './catalog-difference.tsx'
import { CatalogIssues } from './catalog-issues.tsx'
import styles from './catalog-view.module.css'

const tables = ['services', 'teams', 'areas', 'offices', 'clusters', 'ownership']

type Wish = { file: File; table: string; isDryRun: boolean }

const send = ({ file, table, isDryRun }: Wish): Promise<CatalogFileAnswer> =>
  sendFile(
    'catalog/files',
    new URLSearchParams({
      name: file.name,
      ...(table === '' ? {} : { table }),
      ...(isDryRun ? { dryRun: '1' } : {}),
    }),
    file,
  )

/** Choose a file, read what it would change, then record it: all of it or nothing. */
export function CatalogView({ mayChange }: { mayChange: boolean }) {
  const [file, setFile] = useState<File | null>(null)
  const [table, setTable] = useState('')
  const check = useMutation<CatalogFileAnswer, AnswerError, Wish>({ mutationFn: send })
  const record = useMutation<CatalogFileAnswer, AnswerError, Wish>({ mutationFn: send })
  const look = (next: File | null, nextTable: string) => {
    setFile(next)
    setTable(nextTable)
    record.reset()
    check.reset()
    if (next !== null) check.mutate({ file: next, table: nextTable, isDryRun: true })
  }
  const answer = record.data ?? check.data ?? null
  const crumb = (
    <>
      <Link href="/sources">Sources</Link> · catalogue files
    </>
  )
  return (
    <>
      <PageHeading crumb={crumb}>
        {sentenceOf(answer)}{' '}
        <span className="soft">Nothing is written before you have seen what a file changes.</span>
      </PageHeading>
      {mayChange ? (
        <Panel title="Teams, services and owners from a file" className={styles.row}>
          <div className={styles.choose}>
            <Field
              label="File"
              hint="YAML or JSON as PUT /api/v1/catalog takes it, a CSV table, or catalog-info.yaml of Backstage"
            >
              {control => (
                <input
                  {...control}
                  type="file"
                  accept=".yaml,.yml,.json,.csv,.tsv,.txt"
                  onChange={event => look(event.target.files?.[0] ?? null, table)}
                />
              )}
            </Field>
            <Field label="Table" hint="of a CSV; its columns mostly tell">
              {control => (
                <select {...control} value={table} onChange={event => look(file, event.target.value)}>
                  <option value="">told by its columns</option>
                  {tables.map(name => (
                    <option key={name}>{name}</option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <ActRefusal title="The file could not be read." error={check.error ?? record.error} />
          <div role="status" aria-live="polite">
            {check.isPending ? <p className="text-3">Reading {file?.name} …</p> : null}
            {answer?.notes.map(note => (
              <p key={note} className={styles.note}>
                {note}
              </p>
            ))}
          </div>
        </Panel>
      ) : (
        <WhomToAsk />
      )}
      {answer !== null && answer.issues.length > 0 ? <CatalogIssues issues={answer.issues} /> : null}
      {answer !== null && answer.issues.length === 0 ? (
        <CatalogDifference
          answer={answer}
          action={
            file !== null && !answer.isRecorded && hasChanges(answer) ? (
              <ActButton
                tone="primary"
                disabled={record.isPending}
                onClick={() => record.mutate({ file, table, isDryRun: false })}
              >
                {record.isPending ? 'Recording …' : `Record ${file.name}`}
              </ActButton>
            ) : null
          }
        />
      ) : null}
    </>
  )
}

const changesOf = (answer: CatalogFileAnswer): number =>
  Object.values(answer.changes).reduce((sum, { added, changed }) => sum + added + changed, 0)
const hasChanges = (answer: CatalogFileAnswer): boolean => changesOf(answer) > 0

function sentenceOf(answer: CatalogFileAnswer | null): string {
  if (answer === null) return 'Who owns what, from a file.'
  const { issues, isRecorded, affectedServices } = answer
  if (issues.length > 0)
    return `${formatCount(issues.length)} ${issues.length === 1 ? 'row is' : 'rows are'} wrong, so nothing is recorded.`
  if (!hasChanges(answer) && !isRecorded) return 'This file changes nothing.'
  if (isRecorded)
    return `Recorded. ${formatCount(affectedServices)} ${affectedServices === 1 ? 'service is' : 'services are'} computed again.`
  return `This file changes ${formatCount(changesOf(answer))} ${changesOf(answer) === 1 ? 'entry' : 'entries'}.`
}

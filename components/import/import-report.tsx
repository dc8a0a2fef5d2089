'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { importOptions } from '#lib/query/imports-options.ts'
import type { ImportAnswer } from '#lib/read/answers/import-answer.ts'
import styles from './import.module.css'
import { reportSentence, stateWords, sumSentence } from './import-words.ts'
import { RefusedRows } from './refused-rows.tsx'

/** What became of a file: the sum, and every refused row, to read and to download. */
export function ImportReport({ id }: { id: string }) {
  const [cursors, setCursors] = useState<string[]>([])
  const query = useQuery(importOptions(id, cursors.at(-1) ?? null))
  return (
    <AnswerFrame query={query} waiting={<Skeleton height={160} rows={4} />}>
      {job => (
        <Panel title={`${job.fileName}: ${stateWords[job.state]}`} note={`${job.format}, as ${job.source}`}>
          <p className={styles.progress} role="status">
            <b>{sumSentence(job)}.</b> {job.state === 'running' ? 'It is running.' : reportSentence(job)}
          </p>
          {job.rejected > 0 ? (
            <>
              <Downloads job={job} />
              <RefusedRows rows={job.rejects} />
              <StepButtons
                isHidden={cursors.length === 0 && job.nextCursor === null}
                text={`Page ${cursors.length + 1}`}
                onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : null}
                onForward={job.nextCursor ? () => setCursors([...cursors, job.nextCursor!]) : null}
              />
            </>
          ) : null}
        </Panel>
      )}
    </AnswerFrame>
  )
}

function Downloads({ job }: { job: ImportAnswer }) {
  const path = `/api/v1/imports/${job.id}/rejects`
  return (
    <p className={styles.note}>
      Every refused row, to mend and import again with the source {job.source}:{' '}
      <a href={path} download>
        NDJSON
      </a>
      {job.format.startsWith('CSV') ? (
        <>
          {' '}
          or{' '}
          <a href={`${path}?form=csv`} download>
            CSV
          </a>
        </>
      ) : null}
      . They also wait among the <Link href="/sources/dead-letters">dead letters</Link>.
    </p>
  )
}

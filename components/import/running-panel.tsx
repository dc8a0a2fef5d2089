'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount, formatShare } from '#lib/format/number.ts'
import { importOptions } from '#lib/query/imports-options.ts'
import styles from './import.module.css'
import { paceOf, progressSentence, rowsOf, type Sight, seeProgress } from './import-progress.ts'
import { RefusedRows } from './refused-rows.tsx'

/** An import that runs from this page: how far, how fast, how long, and what it refuses. */
export function RunningPanel({ id, onStop }: { id: string; onStop: () => void }) {
  const { data: job, dataUpdatedAt } = useQuery({ ...importOptions(id), placeholderData: undefined })
  const [sights, setSights] = useState<Sight[]>([])
  const [isStopping, setStopping] = useState(false)
  useEffect(() => {
    if (job)
      setSights(held => seeProgress(held, { at: dataUpdatedAt, bytes: job.bytesDone, rows: rowsOf(job) }))
  }, [job, dataUpdatedAt])
  const pace = paceOf(sights, job?.sizeBytes ?? null)
  const share = pace.doneShare
  // Told at every quarter, not at every tick.
  const quarter = share === null ? 0 : Math.floor(share * 4) * 25
  return (
    <Panel title={`Taking in ${job?.fileName ?? 'the file'}`} note={job ? `as ${job.source}` : undefined}>
      <progress
        className={styles.bar}
        aria-label="Share of the file taken in"
        max={1}
        value={share ?? undefined}
      />
      <p className={styles.progress}>
        <b>{share === null ? '' : formatShare(share, 0)}</b>{' '}
        {job ? progressSentence(job, pace) : 'Beginning.'}
      </p>
      <p className="unseen" role="status">
        {quarter > 0 ? `${quarter} percent of the file is in.` : 'The import has begun.'}
      </p>
      <p className={styles.note}>
        The file comes from this page: if you close it, the import stops and keeps what is in. Choose the same
        file again and it goes on where it was left.
      </p>
      <div className={styles.buttons}>
        <Button
          disabled={isStopping}
          onClick={() => {
            setStopping(true)
            onStop()
          }}
        >
          {isStopping ? 'Stopping…' : 'Stop, keep what is in'}
        </Button>
      </div>
      {job && job.rejected > 0 ? (
        <>
          <h3 className={styles.head}>Refused so far: {formatCount(job.rejected)}</h3>
          <RefusedRows rows={job.rejects.slice(0, 10)} />
        </>
      ) : null}
    </Panel>
  )
}

'use client'

import { useEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import type { ReportFormAnswer } from '#lib/read/answers/report-answer.ts'
import styles from './report-form.module.css'
import type { SentReport } from './use-report-sending.ts'
import { formatWeekday } from './weekday.ts'

type ReportSentProps = {
  answer: ReportFormAnswer
  report: SentReport
  closeHref: string | null
  onUndo: () => Promise<void>
  onAgain: () => void
  onSent: () => void
}

/** It is in: who reads it when, what came of it, and how to take it back. */
export function ReportSent({ answer, report, closeHref, onUndo, onAgain, onSent }: ReportSentProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes into sight
  useEffect(() => {
    heading.current?.focus()
    onSent()
  }, [])
  const undo = async () => {
    setBusy(true)
    try {
      await onUndo()
    } catch (error) {
      setFailed(error instanceof Error ? error.message : 'It could not be taken back.')
      setBusy(false)
    }
  }
  return (
    <main id="content" className={styles.main}>
      <section className={`${styles.card} ${styles.sent}`}>
        <Icon name="tick" size={24} />
        <h1 ref={heading} tabIndex={-1}>
          Sent for {answer.name ?? answer.team}
        </h1>
        <p>
          Your team reads it now. Leaders and the road team read it on{' '}
          <b>{formatWeekday(report.leadersSeeOn)}</b>; until then you may change it.
        </p>
        {report.visitRequest === null ? null : <p>Your request for a visit is in the queue.</p>}
        {report.disputes.length === 0 ? null : (
          <p>A correction was opened; whoever owns the data answers it within two weeks.</p>
        )}
        {failed === null ? null : (
          <p className="bad" role="alert">
            {failed}
          </p>
        )}
        <div className={styles.row}>
          <button type="button" className={styles.add} disabled={isBusy} onClick={() => void undo()}>
            Undo
          </button>
          <button type="button" className={styles.add} onClick={onAgain}>
            Send another
          </button>
          {closeHref === null ? null : (
            <a className={styles.add} href={closeHref}>
              To the team
            </a>
          )}
        </div>
      </section>
    </main>
  )
}

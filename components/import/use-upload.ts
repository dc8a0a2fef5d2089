'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { answerKey } from '#lib/query/answer-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { sendContent } from '#lib/query/send-content.ts'
import type { ImportJobAnswer } from '#lib/read/answers/import-answer.ts'
import { readEnds } from './chosen-file.ts'

/** What the reader changed of how a file is read. */
export type Wishes = { source?: string; columns?: Record<string, string>; set?: Record<string, string> }

export type Upload = {
  job: ImportJobAnswer | null
  isSending: boolean
  /** Why it could not begin or go on, in words. */
  error: string | null
  start(file: File, wishes: Wishes): Promise<void>
  stop(): void
  forget(): void
}

/** Sends one file, and asks before the page is left while it does: the file comes from here. */
export function useUpload(): Upload {
  const client = useQueryClient()
  const [job, setJob] = useState<ImportJobAnswer | null>(null)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const sending = useRef<AbortController | null>(null)

  useEffect(() => {
    if (!isSending) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isSending])
  useEffect(() => () => sending.current?.abort(), [])

  return {
    job,
    isSending,
    error,
    async start(file, wishes) {
      const abort = new AbortController()
      sending.current = abort
      setSending(true)
      setError(null)
      try {
        const begun = await sendAct<ImportJobAnswer>('POST', 'imports', {
          ...(await readEnds(file)),
          ...wishes,
        })
        setJob(begun)
        void client.invalidateQueries({ queryKey: [answerKey, 'imports'] })
        setJob(await sendContent(begun.id, file, begun.resumeAtByte, abort.signal))
      } catch (failure) {
        if (!abort.signal.aborted) setError(failure instanceof Error ? failure.message : String(failure))
      } finally {
        setSending(false)
        void client.invalidateQueries({ queryKey: [answerKey] })
      }
    },
    stop() {
      if (job === null) return
      // The server stops after the rows it is writing, and then answers what it was sent.
      sendAct('POST', `imports/${job.id}/stop`).catch(() => sending.current?.abort())
    },
    forget() {
      setJob(null)
      setError(null)
    },
  }
}

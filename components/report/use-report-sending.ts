'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { AnswerError } from '#lib/query/fetch-answer.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { keep, readKept } from './use-report-draft.ts'

export type SentReport = { id: string; leadersSeeOn: string; visitRequest: string | null; disputes: string[] }
export type Sending =
  | { is: 'idle' }
  | { is: 'sending' }
  /** No connection: kept on the device, sent when it is back. */
  | { is: 'kept' }
  | { is: 'sent'; report: SentReport }
  | { is: 'refused'; text: string }

const againAfterMs = 15_000

/** Sends a report; without a connection it is kept under `key` and sent when the connection is back, also after a reload. */
export function useReportSending(key: string, link: string | null) {
  const [sending, setSending] = useState<Sending>({ is: 'idle' })
  const isBusy = useRef(false)
  const send = useCallback(
    async (text: string) => {
      if (isBusy.current) return
      isBusy.current = true
      keep(key, text)
      setSending(before => (before.is === 'kept' ? before : { is: 'sending' }))
      try {
        const report = await sendAct<SentReport>('POST', 'reports', JSON.parse(text), link)
        keep(key, null)
        setSending({ is: 'sent', report })
      } catch (error) {
        const isRefused = error instanceof AnswerError && error.status < 500 && error.status !== 429
        if (isRefused) keep(key, null)
        setSending(isRefused ? { is: 'refused', text: error.message } : { is: 'kept' })
      } finally {
        isBusy.current = false
      }
    },
    [key, link],
  )
  useEffect(() => {
    const again = () => {
      const text = readKept(key)
      if (text !== null) void send(text)
    }
    again()
    window.addEventListener('online', again)
    const timer = setInterval(again, againAfterMs)
    return () => {
      window.removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [key, send])
  const undo = useCallback(
    async (id: string) => {
      await sendAct('POST', `reports/${id}/withdraw`, {}, link)
      setSending({ is: 'idle' })
    },
    [link],
  )
  const reset = useCallback(() => setSending({ is: 'idle' }), [])
  return { sending, send, undo, reset }
}

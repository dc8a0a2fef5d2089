'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Draft, decodeDraft, emptyDraft } from './report-draft.ts'

/** A draft that outlives a reload and a lost connection: it is kept on this device under `key`, and nowhere else. */
export function useReportDraft(key: string) {
  const [draft, setDraft] = useState(emptyDraft)
  const [isRestored, setRestored] = useState(false)
  useEffect(() => {
    const kept = decodeDraft(readKept(key))
    if (kept !== null) setDraft(kept)
    setRestored(kept !== null)
  }, [key])
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft(before => {
        const after = { ...before, ...part, startedAt: before.startedAt ?? Date.now() }
        keep(key, JSON.stringify(after))
        return after
      }),
    [key],
  )
  const replace = useCallback(
    (next: Draft | null) => {
      keep(key, next === null ? null : JSON.stringify(next))
      setDraft(next ?? emptyDraft)
      setRestored(false)
    },
    [key],
  )
  return { draft, change, replace, isRestored }
}

/** Storage may be closed to us: then nothing is kept, and the form works all the same. */
export function keep(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {}
}

export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

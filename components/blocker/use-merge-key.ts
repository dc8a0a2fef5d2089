'use client'

import { useEffect } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `m` merges: `onMerge` is given the id of the row that has the focus, or null where none has. */
export function useMergeKey(onMerge: (id: string | null) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'm' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
      const row = document.activeElement?.closest('tr')
      onMerge(row?.querySelector<HTMLElement>('[data-blocker]')?.dataset.blocker ?? null)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onMerge])
}

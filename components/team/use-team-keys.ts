'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type TeamKeys = {
  /** Null: who looks may not report, or there is nothing to ask. */
  reportHref: string | null
  /** Null: nothing may be written here. */
  onWrong: ((service: string) => void) | null
}

const jumpMs = 1_500

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `n` opens the report, `d` says that something about the service of the focused row is wrong. */
export function useTeamKeys({ reportHref, onWrong }: TeamKeys): void {
  const router = useRouter()
  useEffect(() => {
    let jumpUntil = 0
    const onKey = (event: KeyboardEvent) => {
      // `g` and a letter is a jump to a page.
      if (event.key === 'g') jumpUntil = event.timeStamp + jumpMs
      else if (event.timeStamp < jumpUntil) return
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (!isPlain || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('dialog[open], [role=dialog]')) return
      if (event.key === 'n' && reportHref !== null) {
        event.preventDefault()
        router.push(reportHref)
      }
      if (event.key === 'd' && onWrong !== null) {
        const service = document.activeElement
          ?.closest('tr')
          ?.querySelector('[data-service]')
          ?.getAttribute('data-service')
        if (service == null) return
        event.preventDefault()
        onWrong(service)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, reportHref, onWrong])
}

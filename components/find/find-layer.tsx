'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { closeFind, openFind, useFindOpen } from './find-store.ts'

const FindPalette = dynamic(() => import('./find-palette.tsx').then(module => module.FindPalette), {
  ssr: false,
})

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Ctrl K and Cmd K from anywhere, `/` where nothing is typed; the palette is loaded when it is first opened. */
export function FindLayer() {
  const isOpen = useFindOpen()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey) return
      const isChord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
      if (!isChord && !isSlash) return
      event.preventDefault()
      openFind()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return isOpen ? <FindPalette onClose={closeFind} /> : null
}

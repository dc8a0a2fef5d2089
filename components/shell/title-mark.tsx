'use client'

import { useEffect } from 'react'

/** A clock, so that a tab of another day is told apart at a glance. */
const markedIcon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><circle cx="11" cy="11" r="9.5" fill="#fff" stroke="#8a5a00" stroke-width="3"/><path d="M11 5.5V11l3.500 2.500" fill="none" stroke="#8a5a00" stroke-width="2" stroke-linecap="round"/></svg>',
)}`

/** Puts the moment before the name of every page in the browser's tab, and a clock for its icon, also when the page changes below it. */
export function TitleMark({ text }: { text: string }) {
  useEffect(() => {
    const mark = `[${text}] `
    const apply = () => {
      if (!document.title.startsWith(mark)) document.title = mark + document.title.replace(/^\[[^\]]*\] /, '')
      if (document.querySelector(`link[href="${markedIcon}"]`) === null) {
        const icon = Object.assign(document.createElement('link'), { rel: 'icon', href: markedIcon })
        document.head.append(icon)
      }
    }
    apply()
    const observer = new MutationObserver(apply)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      document.title = document.title.replace(/^\[[^\]]*\] /, '')
      document.querySelector(`link[href="${markedIcon}"]`)?.remove()
    }
  }, [text])
  return null
}

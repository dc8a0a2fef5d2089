'use client'

import { useEffect } from 'react'

/** Puts the moment before the name of every page in the browser's tab, also when the page changes below it. */
export function TitleMark({ text }: { text: string }) {
  useEffect(() => {
    const mark = `[${text}] `
    const apply = () => {
      if (!document.title.startsWith(mark)) document.title = mark + document.title.replace(/^\[[^\]]*\] /, '')
    }
    apply()
    const observer = new MutationObserver(apply)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      document.title = document.title.replace(/^\[[^\]]*\] /, '')
    }
  }, [text])
  return null
}

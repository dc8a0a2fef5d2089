'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useView } from '#lib/query/use-view.ts'
import { shellPages } from './pages.ts'

const KeyList = dynamic(() => import('./key-list.tsx').then(module => module.KeyList), { ssr: false })

const chordMs = 1_500

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Single keys: `g` and a letter jumps, `f` and `a` go to the filters and the moment, `?` lists them all. */
export function Keyboard() {
  const router = useRouter()
  const { linkTo } = useView()
  const [isListed, setListed] = useState(false)
  const jumpUntil = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (!isPlain || event.defaultPrevented || isTyping(event.target)) return
      const page = shellPages.find(({ key }) => key === event.key)
      if (page && event.timeStamp < jumpUntil.current) {
        jumpUntil.current = 0
        event.preventDefault()
        router.push(linkTo(page.path))
        return
      }
      if (event.key === 'g') jumpUntil.current = event.timeStamp + chordMs
      else if (event.key === '?') setListed(true)
      else if (event.key === 'f') document.querySelector<HTMLElement>('[data-filter]')?.focus()
      else if (event.key === 'a') document.querySelector<HTMLElement>('[data-filter=asOf]')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, linkTo])
  return isListed ? <KeyList onClose={() => setListed(false)} /> : null
}

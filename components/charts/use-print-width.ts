'use client'

import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** px a picture has on the paper being prepared, null on screen: what measures itself is not asked again by the printer. */
export function usePrintWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    const onBefore = () => flushSync(() => setWidth(element.current?.clientWidth ?? null))
    const onAfter = () => setWidth(null)
    addEventListener('beforeprint', onBefore)
    addEventListener('afterprint', onAfter)
    return () => {
      removeEventListener('beforeprint', onBefore)
      removeEventListener('afterprint', onAfter)
    }
  }, [element])
  return width
}

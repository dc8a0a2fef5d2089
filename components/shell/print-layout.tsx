'use client'

import { useEffect } from 'react'

/**
 * Lays the page out as wide as A4 paper before the browser prints it, so that pictures that measure themselves do so at that
 * width. Before they do: it listens on the way down.
 */
export function PrintLayout() {
  useEffect(() => {
    const root = document.documentElement
    const onBefore = () => root.setAttribute('data-print', '')
    const onAfter = () => root.removeAttribute('data-print')
    addEventListener('beforeprint', onBefore, { capture: true })
    addEventListener('afterprint', onAfter, { capture: true })
    return () => {
      removeEventListener('beforeprint', onBefore, { capture: true })
      removeEventListener('afterprint', onAfter, { capture: true })
    }
  }, [])
  return null
}

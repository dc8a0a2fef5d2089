'use client'

import { useSyncExternalStore } from 'react'

// Whether Find is open: the bar's button, the keys and the palette itself stand in different corners of the page.

let isOpen = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  if (isOpen === next) return
  isOpen = next
  for (const listener of listeners) listener()
}

export const openFind = (): void => set(true)
export const closeFind = (): void => set(false)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useFindOpen = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isOpen,
    () => false,
  )

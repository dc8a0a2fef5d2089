'use client'

import { useSyncExternalStore } from 'react'

const noChange = () => () => {}

/** This server's address as the reader reached it; on the server itself nobody knows it yet. */
export const useOrigin = (): string =>
  useSyncExternalStore(
    noChange,
    () => location.origin,
    () => 'http://127.0.0.1:3000',
  )

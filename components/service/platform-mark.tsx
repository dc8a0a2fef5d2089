'use client'

import type { ReactNode } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'

/** Round for the origin of the migration, square for its target, a ring for any other; the name stands beside it. */
export function PlatformMark({ platform, children }: { platform: string; children: ReactNode }) {
  const { origin, target } = usePlatformNames()
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" style={{ flex: 'none' }}>
        {platform === origin ? (
          <circle cx="5" cy="5" r="4" style={{ fill: 'var(--platform-helios)' }} />
        ) : platform === target ? (
          <rect x="1" y="1" width="8" height="8" rx="1.5" style={{ fill: 'var(--platform-kubernetes)' }} />
        ) : (
          <circle
            cx="5"
            cy="5"
            r="3.5"
            style={{ fill: 'none', stroke: 'var(--chart-neutral)', strokeWidth: 1.5 }}
          />
        )}
      </svg>
      {children}
    </span>
  )
}

'use client'

import { usePlatformNames } from '#components/charts/platform-words.ts'
import { platformFill } from './platform-fill.ts'

const mostDrawn = 24

/** One square an instance; beyond what fits, the number says the rest. */
export function InstanceSquares({ count, platform }: { count: number; platform: string }) {
  const platforms = usePlatformNames()
  const drawn = Math.min(count, mostDrawn)
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' }}>
      <svg width={drawn * 9 - 2} height="11" aria-hidden="true">
        {Array.from({ length: drawn }, (_, square) => square * 9).map(x => (
          <rect
            key={x}
            x={x}
            y="1"
            width="7"
            height="9"
            rx="1"
            style={{ fill: platformFill(platform, platforms) }}
          />
        ))}
      </svg>
      <span>{count}</span>
    </span>
  )
}

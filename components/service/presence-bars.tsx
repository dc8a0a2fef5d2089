'use client'

import { usePlatformNames } from '#components/charts/platform-words.ts'
import { percent } from '#components/charts/scale.ts'
import styles from './evidence-timeline.module.css'
import { platformFill } from './platform-fill.ts'
import type { PresenceLane } from './timeline-lanes.ts'

/** Where it was deployed (pale) and where an instance was ready, on one cluster. */
export function PresenceBars({ lane, x }: { lane: PresenceLane; x: (at: number) => number }) {
  const platforms = usePlatformNames()
  const bar = ({ from, to }: { from: number; to: number }) => ({
    x: percent(x(from)),
    y: 7,
    width: percent(x(to) - x(from)),
    height: 8,
    rx: 1,
  })
  return (
    <svg width="100%" height="22" aria-hidden="true">
      {lane.placed.map(span => (
        <rect key={span.key} {...bar(span)} className={styles.placed} />
      ))}
      {lane.ready.map(span => (
        <rect key={span.key} {...bar(span)} style={{ fill: platformFill(lane.platform, platforms) }} />
      ))}
    </svg>
  )
}

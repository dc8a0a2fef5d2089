import type { Site } from './endgame-words.ts'
import styles from './host-bar.module.css'

/** Hosts of one site: outline = at the start, fill = with tenants or silent, red = empty. `most`: hosts of the longest outline. */
export function HostBar({ hosts, most }: { hosts: Site['hosts']; most: number }) {
  if (hosts === null) return <span className="text-3">not told</span>
  const { start, left, empty } = hosts
  const whole = Math.max(start, left, 1)
  const share = (count: number) => `${(count / whole) * 100}%`
  return (
    <span
      className={styles.bar}
      style={{ width: `${(whole / Math.max(most, whole)) * 100}%` }}
      role="img"
      aria-label={`${left} of ${start} hosts left, ${empty} of them empty`}
    >
      <i className={styles.left} style={{ width: share(left - empty) }} />
      <i className={styles.empty} style={{ width: share(empty) }} />
    </span>
  )
}

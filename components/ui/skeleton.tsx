import styles from './skeleton.module.css'

/** Grey bars where text will stand, as high as what comes; they show only after 300 ms. */
export function Skeleton({ height, rows = 3 }: { height: number; rows?: number }) {
  return (
    <div className={styles.box} style={{ height }} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => row).map(row => (
        <span key={row} style={{ width: `${92 - ((row * 17) % 45)}%` }} />
      ))}
    </div>
  )
}

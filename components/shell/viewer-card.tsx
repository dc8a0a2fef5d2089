import styles from './viewer-card.module.css'

/** `landing`: the page they start on. */
export type ShownViewer = { name: string; role: string; landing: string }

/** Who looks, and the way out. */
export function ViewerCard({ viewer }: { viewer: ShownViewer }) {
  return (
    <div className={styles.card}>
      <b>{viewer.name}</b>
      <span>{viewer.role}</span>
      <a href="/login">
        <i className={styles.long}>change or </i>sign out
      </a>
    </div>
  )
}

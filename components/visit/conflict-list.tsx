import { Icon } from '#components/ui/icon.tsx'
import styles from './visit-drawer.module.css'

/** What clashes, in words that name both entries; said while it is typed and again when it is refused. */
export function ConflictList({ conflicts, isChecked }: { conflicts: readonly string[]; isChecked: boolean }) {
  return (
    <div aria-live="polite" className={styles.conflicts}>
      {conflicts.length > 0 ? (
        <>
          <b className="bad">
            {conflicts.length === 1 ? 'One thing clashes' : `${conflicts.length} things clash`}
          </b>
          <ul>
            {conflicts.map(text => (
              <li key={text}>{text}.</li>
            ))}
          </ul>
        </>
      ) : isChecked ? (
        <span className="text-2">
          <Icon name="tick" size={13} /> Nothing clashes.
        </span>
      ) : null}
    </div>
  )
}

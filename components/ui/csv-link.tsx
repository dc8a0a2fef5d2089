import styles from './csv-link.module.css'
import { Icon } from './icon.tsx'

/** All rows of a list as a file, not only those of its page. */
export function CsvLink({ href, of }: { href: string; of: string }) {
  return (
    <a
      className={styles.link}
      href={href}
      download
      aria-label={`${of}: download CSV`}
      title="All rows as CSV"
    >
      <Icon name="download" size={13} /> CSV
    </a>
  )
}

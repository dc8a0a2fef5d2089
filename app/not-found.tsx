import styles from './plain-page.module.css'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="content" className={styles.page}>
      <h1>Nothing here</h1>
      <p>There is no page by this name. A service or team may have been renamed: look in their lists.</p>
      <p className={styles.actions}>
        <a href="/overview">Overview</a>
        <a href="/services">Services</a>
        <a href="/teams">Teams</a>
      </p>
    </main>
  )
}

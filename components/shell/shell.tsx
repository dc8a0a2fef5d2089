import type { ReactNode } from 'react'
import { Patterns } from '#components/charts/patterns.tsx'
import { AfterPaint, PrintNotes } from './after-paint.tsx'
import { PhoneChips, PhoneTabs, PhoneTop } from './phone-bars.tsx'
import { PlatformWordsProvider } from './platform-words-provider.tsx'
import { PrintHead } from './print-head.tsx'
import { PrintLayout } from './print-layout.tsx'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import type { Theme } from './theme.ts'
import { TopBar } from './top-bar.tsx'
import { ViewLines } from './view-lines.tsx'
import { ViewWordsProvider } from './view-words-provider.tsx'
import type { ShownViewer } from './viewer-card.tsx'

/** Everything around a page. */
export function Shell({
  viewer,
  theme,
  children,
}: {
  viewer: ShownViewer
  theme: Theme
  children: ReactNode
}) {
  return (
    <>
      <a className={styles.skip} href="#content">
        Skip to the page
      </a>
      <Patterns />
      <PhoneTop />
      <div className={styles.app}>
        <Sidebar viewer={viewer} theme={theme} />
        <div className={styles.column}>
          <TopBar />
          <main className={styles.main} id="content" tabIndex={-1}>
            <PlatformWordsProvider>
              <PrintHead />
              <PhoneChips />
              <ViewLines />
              <ViewWordsProvider>{children}</ViewWordsProvider>
            </PlatformWordsProvider>
            <PrintNotes />
          </main>
        </div>
      </div>
      <PhoneTabs viewer={viewer} theme={theme} />
      <AfterPaint />
      <PrintLayout />
    </>
  )
}

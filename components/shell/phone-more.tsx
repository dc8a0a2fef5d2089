'use client'

import Link from 'next/link'
import { Icon } from '#components/ui/icon.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { useView } from '#lib/query/use-view.ts'
import { barPages, shellPages } from './pages.ts'
import styles from './phone-sheets.module.css'
import type { Theme } from './theme.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { type ShownViewer, ViewerCard } from './viewer-card.tsx'

type PhoneMoreProps = { viewer: ShownViewer; theme: Theme; onClose: () => void }

/** The pages that do not fit the bar, who looks, and the colours. */
export function PhoneMore({ viewer, theme, onClose }: PhoneMoreProps) {
  const { linkTo } = useView()
  return (
    <Sheet title="More" side="bottom" onClose={onClose}>
      <ul className={styles.links}>
        {shellPages
          .filter(page => !barPages.includes(page.path))
          .map(page => (
            <li key={page.path}>
              <Link href={linkTo(page.path)} onClick={onClose}>
                <Icon name={page.icon} size={18} />
                {page.name}
              </Link>
            </li>
          ))}
      </ul>
      <div className={styles.foot}>
        <ViewerCard viewer={viewer} />
        <ThemeSwitch theme={theme} />
      </div>
    </Sheet>
  )
}

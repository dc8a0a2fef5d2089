'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Icon } from '#components/ui/icon.tsx'
import { formatCount } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import { BrandSign } from './brand.tsx'
import { LinkPending } from './link-pending.tsx'
import { firstPages, type ShellPage, shellPages } from './pages.ts'
import styles from './sidebar.module.css'
import type { Theme } from './theme.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { type ShownViewer, ViewerCard } from './viewer-card.tsx'

/** The pages in three groups; links keep the filters in force. */
export function Sidebar({ viewer, theme }: { viewer: ShownViewer; theme: Theme }) {
  return (
    <nav className={styles.side} aria-label="Main">
      <Link className={styles.brand} href="/overview" title="Landfall">
        <BrandSign />
        <span>Landfall</span>
      </Link>
      <PageLinks pages={firstPages(viewer.landing)} />
      <div className={styles.group}>Evidence</div>
      <PageLinks pages={pagesOf('Evidence')} />
      <div className={styles.group}>Data</div>
      <PageLinks pages={pagesOf('Data')} />
      <div className={styles.foot}>
        <ViewerCard viewer={viewer} />
        <ThemeSwitch theme={theme} />
      </div>
    </nav>
  )
}

const pagesOf = (group: ShellPage['group']) => shellPages.filter(page => page.group === group)

function PageLinks({ pages }: { pages: readonly ShellPage[] }) {
  const path = usePathname()
  const { linkTo, choices, migration } = useView()
  const counts: Record<string, string | null> = {
    '/teams': formatCount(choices.counts.teams),
    '/services': formatCount(migration.services),
    '/blockers': migration.blockers > 0 ? formatCount(migration.blockers) : null,
    '/visits': migration.requests > 0 ? formatCount(migration.requests) : null,
    '/sources': choices.silent.length > 0 ? `${choices.silent.length} late` : null,
  }
  return pages.map(page => (
    <Link
      key={page.path}
      className={styles.link}
      href={linkTo(page.path)}
      aria-current={path === page.path || path.startsWith(`${page.path}/`) ? 'page' : undefined}
      title={page.name}
    >
      <Icon name={page.icon} />
      <span>{page.name}</span>
      <LinkPending />
      {counts[page.path] ? <span className={styles.count}>{counts[page.path]}</span> : null}
    </Link>
  ))
}

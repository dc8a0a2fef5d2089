'use client'

import Link from 'next/link'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { leftStates } from './left-states.ts'
import styles from './services-view.module.css'

type SavedView = { name: string; states: MigrationState[]; scope?: 'out' }

const savedViewsOf = (platforms: PlatformNames): SavedView[] => [
  { name: 'All in scope', states: [] },
  { name: 'Left', states: [...leftStates] },
  { name: 'On both', states: ['both'] },
  { name: `Back on ${platforms.from}`, states: ['back_on_origin'] },
  { name: `Born on ${platforms.to}`, states: ['born_on_target'] },
  { name: 'Unknown', states: ['unknown'] },
  { name: 'Idle', states: ['idle'] },
  { name: 'Not in scope', states: [], scope: 'out' },
]

/** Views worth a name; each is a link that keeps the filters. */
export function SavedViews({
  state,
  scope,
  linkTo,
}: {
  state: readonly MigrationState[]
  scope: string
  linkTo: (path: string) => string
}) {
  const hrefOf = (view: SavedView) => {
    const search = new URLSearchParams(linkTo('/services').split('?')[1] ?? '')
    if (view.states.length > 0) search.set('state', view.states.join(','))
    if (view.scope) search.set('scope', view.scope)
    return search.size > 0 ? `/services?${search}` : '/services'
  }
  const isOpen = (view: SavedView) =>
    (view.scope ?? 'in') === scope && [...view.states].sort().join() === [...state].sort().join()
  return (
    <nav className={styles.views} aria-label="Saved views">
      {savedViewsOf(usePlatformNames()).map(view => (
        <Link key={view.name} href={hrefOf(view)} aria-current={isOpen(view) ? 'true' : undefined}>
          {view.states.length === 1 ? <StateMark state={view.states[0]!} size={11} /> : null}
          {view.name}
        </Link>
      ))}
    </nav>
  )
}

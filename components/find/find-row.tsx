'use client'

import type { MouseEvent } from 'react'
import { useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { shellPages } from '#components/shell/pages.ts'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import type { FoundItem } from '#lib/read/answers/find-answer.ts'
import styles from './find-palette.module.css'
import { kindNames } from './find-words.ts'

const icons: Record<FoundItem['kind'], IconName> = {
  team: 'teams',
  service: 'services',
  blocker: 'block',
  office: 'pin',
  page: 'right',
  report: 'document',
  review: 'clock',
  term: 'definitions',
}

type FindRowProps = {
  id: string
  item: FoundItem
  href: string
  isActive: boolean
  onPoint: () => void
  onOpen: () => void
  onOpenAside: () => void
}

/** One thing found: its state's shape or its kind, its name, and one fact. */
export function FindRow({ id, item, href, isActive, onPoint, onOpen, onOpenAside }: FindRowProps) {
  const stateNames = useStateNames()
  const { kind, name, fact, state, isExempt } = item
  const open = (event: MouseEvent) => {
    // The browser opens new tabs and windows itself.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return onOpenAside()
    event.preventDefault()
    onOpen()
  }
  const page = kind === 'page' ? shellPages.find(({ path }) => path === item.path) : undefined
  return (
    <a
      id={id}
      className={styles.row}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      href={href}
      onClick={open}
      onPointerMove={isActive ? undefined : onPoint}
    >
      <span className={styles.mark} aria-hidden="true">
        {state === null ? (
          <Icon name={page?.icon ?? icons[kind]} size={14} />
        ) : (
          <StateMark state={isExempt ? 'exempt' : state} />
        )}
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.fact}>{fact}</span>
      <span className={styles.kind}>{state === null ? kindNames[kind] : stateNames[state]}</span>
    </a>
  )
}

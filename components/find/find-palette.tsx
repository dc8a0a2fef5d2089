'use client'

import { useQuery } from '@tanstack/react-query'
import { usePathname, useRouter } from 'next/navigation'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { indexOfNames, rankFound } from '#lib/domain/find/rank-found.ts'
import { formatCounted } from '#lib/format/number.ts'
import { findOptions } from '#lib/query/find-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { FindAnswer, FoundItem } from '#lib/read/answers/find-answer.ts'
import styles from './find-palette.module.css'
import { FindRow } from './find-row.tsx'
import { hrefOf, kindNames } from './find-words.ts'
import { recentFinds, rememberFind } from './recent-finds.ts'

/** One box for everything with a name: Enter opens, Ctrl Enter in a new tab, Escape closes. Rows never move once shown. */
export function FindPalette({ onClose }: { onClose: () => void }) {
  const { filters, linkTo } = useView()
  const router = useRouter()
  const pathname = usePathname()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(() => recentFinds(localStorage))
  const typed = useDeferredValue(text.trim())
  const { data, error } = useQuery(findOptions(filters, typed))
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const items = typed === '' ? withRecent(recent, data?.items ?? []) : fitting(data, recent, typed)
  const chosen = items[Math.min(active, items.length - 1)]
  const rowId = (item: FoundItem) => `${id}-${item.kind}-${item.id}`.replaceAll(/[^\w-]/g, '_')
  // Closing the dialog gives the focus back to where it was.
  const close = () => dialog.current?.close()
  const open = (item: FoundItem, inNewTab: boolean) => {
    const href = hrefOf(item, pathname, linkTo)
    rememberFind(localStorage, item)
    if (inNewTab) {
      window.open(href, '_blank', 'noopener')
      return
    }
    close()
    router.push(href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = items.length - 1
    const moves: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? Math.max(last, 0) : active - 1,
      PageDown: Math.min(active + 8, Math.max(last, 0)),
      PageUp: Math.max(active - 8, 0),
    }
    const next = moves[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
      const row = items[next]
      if (row) document.getElementById(rowId(row))?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      open(chosen, event.ctrlKey || event.metaKey)
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog itself closes on Escape
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Find"
      onClose={onClose}
      onClick={event => event.target === dialog.current && close()}
    >
      <div className={styles.box}>
        <label className={styles.search}>
          <Icon name="search" size={16} />
          <span className="unseen">Find services, teams, offices, blockers, pages, words</span>
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen === undefined ? undefined : rowId(chosen)}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder="Service, team, office, blocker, page, word"
            value={text}
            onChange={event => {
              setText(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" aria-label="Close" onClick={close}>
            <kbd>Esc</kbd>
          </button>
        </label>
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label="Found" tabIndex={-1}>
          {items.map((item, index) => (
            <FindRow
              key={rowId(item)}
              id={rowId(item)}
              item={item}
              href={hrefOf(item, pathname, linkTo)}
              isActive={item === chosen}
              onPoint={() => setActive(index)}
              onOpen={() => open(item, false)}
              onOpenAside={() => rememberFind(localStorage, item)}
            />
          ))}
        </div>
        <p className={styles.foot} role="status">
          {error !== null
            ? 'Find does not answer right now.'
            : data === undefined || data.q !== typed
              ? ''
              : items.length === 0
                ? `Nothing is called “${typed}”.`
                : typed === ''
                  ? 'Enter opens · Ctrl Enter in a new tab'
                  : `${formatCounted(items.length, 'result')} · Enter opens · Ctrl Enter in a new tab`}
        </p>
      </div>
    </dialog>
  )
}

/** What was found; until it is, what of the answer before and of the last ones fits: Enter never opens what was not meant. */
function fitting(data: FindAnswer | undefined, recent: readonly FoundItem[], typed: string): FoundItem[] {
  if (data?.q === typed) return data.items
  return rankFound(indexOfNames(withRecent(recent, data?.items ?? []), Object.keys(kindNames)), typed)
}

/** What was opened last, then where people usually go, each once. */
function withRecent(recent: readonly FoundItem[], usual: readonly FoundItem[]): FoundItem[] {
  const known = new Set(recent.map(({ kind, id }) => `${kind} ${id}`))
  return [...recent, ...usual.filter(({ kind, id }) => !known.has(`${kind} ${id}`))]
}

'use client'

import { useId } from 'react'
import { type BlockerType, blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { FormBlocker } from '#lib/read/answers/report-answer.ts'
import type { ServiceWord } from './report-draft.ts'
import styles from './report-form.module.css'

type Blocked = Extract<ServiceWord, { kind: 'blocked' }>
type BlockerChoiceProps = {
  blockers: readonly FormBlocker[]
  word: Blocked
  fault: string | null
  onChange: (word: Blocked) => void
}

const mostFound = 6
const typeTexts: Record<BlockerType, string> = {
  knowledge: 'We need to know how',
  time: 'We need time',
  review: 'A review or decision',
  platform_gap: 'The platform lacks something',
  dependency: 'Another team’s service',
  other: 'Something else',
}

/** Known blockers first, found as one types; only what nobody named yet becomes a new one. */
export function BlockerChoice({ blockers, word, fault, onChange }: BlockerChoiceProps) {
  const id = useId()
  const chosen = blockers.find(one => one.id === word.blocker)
  const words = word.title.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const found = blockers
    .filter(({ title }) => words.every(part => title.toLowerCase().includes(part)))
    .slice(0, mostFound)
  const isNew = word.blocker === null && word.title.trim().length > 2
  return (
    <div className={styles.more}>
      <label htmlFor={`${id}-search`}>What it waits for</label>
      <input
        id={`${id}-search`}
        type="text"
        autoComplete="off"
        maxLength={160}
        placeholder="Type to search what others wait for"
        value={chosen?.title ?? word.title}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-found`}
        onChange={event => onChange({ ...word, blocker: null, title: event.currentTarget.value })}
      />
      <p id={`${id}-found`} className="unseen" role="status">
        {chosen === undefined ? `${formatCounted(found.length, 'known blocker')} found` : 'chosen'}
      </p>
      {chosen === undefined && found.length > 0 ? (
        <ul className={styles.found}>
          {found.map(({ id: blocker, title, othersWaiting }) => (
            <li key={blocker}>
              <button type="button" onClick={() => onChange({ ...word, blocker, title: '' })}>
                {title}
                {othersWaiting > 0 ? (
                  <small>{formatCounted(othersWaiting, 'other waits', 'others wait')} for this too</small>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {isNew ? (
        <>
          <label htmlFor={`${id}-type`}>New: what kind of thing is “{word.title.trim()}”?</label>
          <select
            id={`${id}-type`}
            value={word.type}
            onChange={event => onChange({ ...word, type: event.currentTarget.value as BlockerType })}
          >
            {blockerTypes.map(type => (
              <option key={type} value={type}>
                {typeTexts[type]}
              </option>
            ))}
          </select>
        </>
      ) : null}
      {fault === null ? null : <p className="bad">{fault}</p>}
    </div>
  )
}

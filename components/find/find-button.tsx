'use client'

import { useEffect, useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import styles from './find-button.module.css'
import { openFind } from './find-store.ts'

/** Opens Find: with its key in the bar, as a sign alone on a phone. */
export function FindButton({ isSmall = false }: { isSmall?: boolean }) {
  const [key, setKey] = useState('Ctrl K')
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setKey('⌘ K')
  }, [])
  return (
    <button
      type="button"
      className={isSmall ? styles.small : styles.find}
      aria-label={isSmall ? 'Find' : undefined}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K /"
      onClick={openFind}
    >
      <Icon name="search" size={isSmall ? 18 : 14} />
      {isSmall ? null : (
        <>
          Find <kbd>{key}</kbd>
        </>
      )}
    </button>
  )
}

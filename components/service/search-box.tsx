'use client'

import { useEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import styles from './services-view.module.css'

const calmMs = 250

/** Types on, asks when the hand rests; what the address says wins when it changes elsewhere. */
export function SearchBox({
  value,
  onSearch,
  label = 'Search services by name, id or owner',
  placeholder = 'Name or owner',
}: {
  value: string
  onSearch: (text: string) => void
  label?: string
  placeholder?: string
}) {
  const [text, setText] = useState(value)
  const asked = useRef(value)
  useEffect(() => {
    if (value !== asked.current) {
      asked.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => {
    if (text === asked.current) return
    const timer = setTimeout(() => {
      asked.current = text
      onSearch(text)
    }, calmMs)
    return () => clearTimeout(timer)
  }, [text, onSearch])
  return (
    <label className={styles.search}>
      <Icon name="search" size={14} />
      <span className="unseen">{label}</span>
      <input
        type="search"
        value={text}
        placeholder={placeholder}
        maxLength={200}
        onChange={event => setText(event.currentTarget.value)}
      />
    </label>
  )
}

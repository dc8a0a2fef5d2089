'use client'

import { useId } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import styles from './report-form.module.css'

type ChoiceChipsProps<T extends string> = {
  label: string
  options: readonly { value: T; text: string }[]
  value: T | null
  onChange: (value: T) => void
  isWide?: boolean
}

/** A few answers, all in sight and 44 px high: a radio group. */
export function ChoiceChips<T extends string>({
  label,
  options,
  value,
  onChange,
  isWide,
}: ChoiceChipsProps<T>) {
  const name = useId()
  return (
    <fieldset className={isWide ? `${styles.chips} ${styles.wide}` : styles.chips}>
      <legend className="unseen">{label}</legend>
      {options.map(option => (
        <label key={option.value} className={option.value === value ? styles.chosen : undefined}>
          <input
            className="unseen"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.value === value ? <Icon name="tick" size={14} /> : null}
          {option.text}
        </label>
      ))}
    </fieldset>
  )
}

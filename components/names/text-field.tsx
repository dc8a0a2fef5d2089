import styles from './names.module.css'

/** A labelled line of text; empty means not given. */
export function TextField({
  label,
  value,
  onChange,
  placeholder,
  list,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Id of a list of values to choose from. */
  list?: string
}) {
  return (
    <label className={styles.field}>
      {label}
      <input
        value={value}
        list={list}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        onChange={event => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

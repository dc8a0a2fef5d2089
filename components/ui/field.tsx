import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

type FieldProps = {
  label: string
  hint?: ReactNode
  /** What is wrong with what was typed. */
  fault?: string | null
  /** The control, given its id and what describes it. */
  children: (control: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean
  }) => ReactNode
}

/** A label, its control, what helps and what is wrong. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId()
  const hasWords = Boolean(hint || fault)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': hasWords ? `${id}-words` : undefined,
        'aria-invalid': Boolean(fault),
      })}
      {hasWords ? (
        <p id={`${id}-words`} className={styles.words}>
          {fault ? <b className="bad">{fault} </b> : null}
          {hint}
        </p>
      ) : null}
    </div>
  )
}

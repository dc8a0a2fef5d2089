import { Field } from '#components/ui/field.tsx'
import styles from './visit-lists.module.css'

/** The first and the last day of a stretch, both included. */
export function DayFields({
  from,
  to,
  onChange,
}: {
  from: string
  to: string
  onChange: (days: { from: string; to: string }) => void
}) {
  return (
    <div className={styles.pair}>
      <Field label="From">
        {control => (
          <input
            {...control}
            type="date"
            required
            value={from}
            onChange={event => {
              const day = event.currentTarget.value
              onChange({ from: day, to: day > to ? day : to })
            }}
          />
        )}
      </Field>
      <Field label="To">
        {control => (
          <input
            {...control}
            type="date"
            required
            min={from}
            value={to}
            onChange={event => onChange({ from, to: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}

import { useId } from 'react'
import type { ImportPreview } from '#lib/read/answers/import-answer.ts'
import styles from './import.module.css'

type ColumnChoicesProps = {
  preview: ImportPreview
  asked: Record<string, string>
  onAsk: (columns: Record<string, string>) => void
}

const requiredFields = new Set(['service', 'platform', 'finishedAt', 'at', 'cluster', 'seconds'])

/** Which column of a table fills which field: as found, to be changed. Other files name their fields themselves. */
export function ColumnChoices({ preview: { header, fields, columns }, asked, onAsk }: ColumnChoicesProps) {
  const id = useId()
  if (header === null || fields.length === 0) return null
  const shown = fields.filter(field => requiredFields.has(field) || columns[field] !== undefined)
  const others = fields.filter(field => !shown.includes(field))
  const choose = (field: string, column: string) => {
    const { [field]: _, ...rest } = asked
    onAsk(column === '' ? rest : { ...rest, [field]: column })
  }
  return (
    <fieldset className={styles.columns}>
      <legend>Which column is what</legend>
      {shown.map(field => (
        <span key={field} className={styles.field}>
          <label htmlFor={`${id}-${field}`}>{field}</label>
          <select
            id={`${id}-${field}`}
            value={columns[field] ?? ''}
            onChange={event => choose(field, event.currentTarget.value)}
          >
            <option value="">no column</option>
            {header.map(name => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </span>
      ))}
      {others.length > 0 ? (
        <p className={styles.note}>
          No column says {others.join(', ')}. Columns that fill no field are kept with the raw event.
        </p>
      ) : null}
    </fieldset>
  )
}

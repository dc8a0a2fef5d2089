import { Message } from '#components/ui/message.tsx'
import { formatCounted } from '#lib/format/number.ts'
import type { EventAnswer } from '#lib/read/answers/event-answer.ts'
import styles from './event-drawer.module.css'

/** What the adapter reads in the body today: the observations facts are made of. */
export function ReadAs({ event }: { event: EventAnswer }) {
  const { observations, observationCount, issues } = event
  if (issues.length > 0)
    return (
      <Message icon="warning" tone="bad" title="It cannot be read any more">
        {issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')}. What it told before
        stays.
      </Message>
    )
  if (observationCount === 0)
    return (
      <p className="text-2">{event.ignored === null ? 'It tells nothing.' : `Not used: ${event.ignored}`}</p>
    )
  return (
    <details className={styles.readAs} open={event.told.length === 0}>
      <summary>
        Read as {formatCounted(observationCount, 'observation')}
        {observations.length < observationCount ? `, the first ${observations.length}` : ''}
      </summary>
      {observations.map(observation => (
        <dl key={JSON.stringify(observation)} className={styles.facts}>
          {Object.entries(observation)
            .filter(([, value]) => value !== null && value !== undefined)
            .map(([name, value]) => (
              <div key={name} className={styles.pair}>
                <dt>{name}</dt>
                <dd>{textOf(name, value)}</dd>
              </div>
            ))}
        </dl>
      ))}
    </details>
  )
}

/** Instants are numbers in an observation; people read them as such. */
function textOf(name: string, value: unknown): string {
  if (typeof value === 'number' && /^at$|At$/.test(name)) return new Date(value).toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

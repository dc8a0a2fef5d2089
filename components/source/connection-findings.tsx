import { Icon } from '#components/ui/icon.tsx'
import styles from './source-view.module.css'

export type ConnectionTest = { isOk: boolean; findings: { isOk: boolean; text: string }[] }

/** What a test of a connection found, line by line. */
export function ConnectionFindings({ test }: { test: ConnectionTest }) {
  return (
    <div role="status" className={styles.findings}>
      <b>{test.isOk ? 'The connection works' : 'The connection does not work yet'}</b>
      <ul>
        {test.findings.map(({ isOk, text }) => (
          <li key={text}>
            <span className={isOk ? 'good' : 'bad'}>
              <Icon name={isOk ? 'tick' : 'warning'} size={14} />
              <span className="unseen">{isOk ? 'works: ' : 'wrong: '}</span>
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

'use client'

import { Panel } from '#components/ui/panel.tsx'
import { formatInstant } from '#lib/format/date.ts'
import type { VisitAnswer } from '#lib/read/answers/visit-answer.ts'
import styles from './visit-history.module.css'
import { formatStretch, kindNames, listNames } from './visit-words.ts'

/** Every version of a visit, newest first: what it was is struck through, with who changed it, when and why. */
export function VisitHistory({ visit }: { visit: VisitAnswer }) {
  const year = Number(visit.asOf.slice(0, 4))
  const versions = [...visit.versions].reverse()
  return (
    <Panel
      title="How it came to be"
      note={`${versions.length === 1 ? 'one version' : `${versions.length} versions`}`}
      className={styles.history}
    >
      <ol>
        {versions.map((version, index) => {
          const words = `${formatStretch(version.from, version.to, year)}, ${listNames(version.engineers.map(({ name }) => name))}, ${kindNames[version.kind].toLowerCase()}`
          const what =
            version.sequence === 0 ? 'booked' : version.status === 'cancelled' ? 'cancelled' : 'changed'
          return (
            <li key={version.sequence}>
              {index === 0 ? <b>{words}</b> : <s>{words}</s>}
              <small>
                {what} by {version.recordedBy}, {formatInstant(version.recordedAt, year)}
                {version.reason === null ? '' : `: “${version.reason}”`}
              </small>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

'use client'

import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatDay } from '#lib/format/date.ts'
import type { VisitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import { effectWords } from './effect-words.ts'
import styles from './visit-view.module.css'

/** What became of the services met, 30 days on, beside teams like those that nobody visited (R7). */
export function VisitEffectPanel({ brief }: { brief: VisitBriefAnswer }) {
  const { standing, overOn, effect } = brief.after
  const year = Number(brief.asOf.slice(0, 4))
  if (standing === 'cancelled') return null
  const words = effect ? effectWords(effect) : null
  return (
    <Panel title="What came of it" note="moves in 30 days, against matched teams" className={styles.after}>
      {words ? (
        <p>
          <b>{words.moves}</b>; {words.matched}. {words.more}.
        </p>
      ) : (
        <Message
          icon="clock"
          title={
            standing === 'not_compared'
              ? 'It cannot be compared'
              : `First figure on ${formatDay(overOn, year)}`
          }
        >
          {standing === 'not_compared'
            ? 'No team met had services left that a team nobody visited matches.'
            : standing === 'to_come'
              ? 'The visit is to come; 30 days later its teams are held against teams like them.'
              : 'The 30 days after it still run.'}
        </Message>
      )}
    </Panel>
  )
}

import { useStateNames } from '#components/charts/platform-words.ts'
import { dayOf, formatDay } from '#lib/format/date.ts'
import type { StateOverrideAnswer } from '#lib/read/answers/dispute-answer.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import styles from './service-view.module.css'

type OverrideLineProps = { service: ServiceAnswer; override: StateOverrideAnswer; year: number }

/** Below the heading: what is shown beside the computed state, by whom, why, until when, and what counts. */
export function OverrideLine({ service, override, year }: OverrideLineProps) {
  const stateNames = useStateNames()
  return (
    <p className={styles.override} role="note">
      <b>
        {override.by} shows {stateNames[override.state]} until {formatDay(dayOf(override.until), year)}
      </b>
      : {override.reason} Figures count {stateNames[service.state]}, as the evidence says.
    </p>
  )
}

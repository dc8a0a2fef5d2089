import { usePlatformNames, useStateNames } from '#components/charts/platform-words.ts'
import { EventButton } from '#components/event/event-button.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { stateReasonsOf } from './state-reason.ts'
import styles from './why-panel.module.css'

type WhyPanelProps = {
  service: ServiceAnswer
  now: number
  onOpen: (event: { source: string; id: string }) => void
}
const mostEvents = 4

/** The rule that put it there, the events behind it, and each way on. */
export function WhyPanel({ service, now, onOpen }: WhyPanelProps) {
  const stateNames = useStateNames()
  const year = new Date(now).getUTCFullYear()
  const current = service.states.at(-1)
  const evidence = current?.evidence ?? []
  return (
    <Panel title="Why this state, and what would change it" className={styles.panel}>
      <ul className={styles.why} id="why">
        <li>
          <b>
            <Figure of={`service.state:${service.id}`}>{stateNames[service.state]}</Figure>
          </b>{' '}
          because {stateReasonsOf(usePlatformNames())[service.state]}
          {service.since ? `, since ${formatDay(dayOf(service.since), year)}` : ''}.
        </li>
        {evidence.length > 0 ? (
          <li>
            {formatCounted(evidence.length, 'event')} behind it:{' '}
            {evidence.slice(0, mostEvents).map((event, index) => (
              <span key={`${event.source} ${event.id}`}>
                {index > 0 ? ', ' : ''}
                <EventButton event={event} onOpen={onOpen} />
              </span>
            ))}
            {evidence.length > mostEvents ? ` and ${evidence.length - mostEvents} more below` : ''}
          </li>
        ) : null}
        {service.why.map(text => (
          <li key={text}>{withDays(text, year)}</li>
        ))}
        {service.wouldChange.map(({ to, when, at }) => (
          <li key={`${to} ${when}`}>
            <b>{stateNames[to]}</b> {when}
            {at ? (
              <>
                : <b>{formatDay(dayOf(at), year)}</b>
              </>
            ) : null}
          </li>
        ))}
        {service.wouldChange.length === 0 ? <li>Nothing changes it any more.</li> : null}
        {service.exemptUntil ? (
          <li>
            <b>Exempt</b> until {formatDay(dayOf(service.exemptUntil), year)}: a mark beside the state, never
            counted as done.
          </li>
        ) : null}
      </ul>
    </Panel>
  )
}

/** Days as everywhere on a page: `1 Mar` for `2026-03-01`. */
const withDays = (text: string, year: number): string =>
  text.replaceAll(/\d{4}-\d{2}-\d{2}/g, day => formatDay(day, year))

import Link from 'next/link'
import { useStateNames } from '#components/charts/platform-words.ts'
import { StateLabel } from '#components/charts/state-label.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import type { ServiceItem } from '#lib/read/answers/service-answer.ts'
import { sinceText } from './since-text.ts'
import styles from './state-cell.module.css'

type StateCellProps = { item: ServiceItem; now: number; whyHref: string }

/** A state and since when, which opens the reason; beside it what is about to change or does not count. */
export function StateCell({ item, now, whyHref }: StateCellProps) {
  const stateNames = useStateNames()
  const since = sinceText(item, now)
  const year = new Date(now).getUTCFullYear()
  return (
    <span className={styles.cell}>
      <StateLabel state={item.state} />
      {since ? (
        <Link className={styles.since} href={`${whyHref}#why`} prefetch={false}>
          {since}
        </Link>
      ) : null}
      {item.leavingSince ? <Tag>leaving since {formatDay(dayOf(item.leavingSince), year)}</Tag> : null}
      {item.exemptUntil ? <Tag>exempt until {formatDay(dayOf(item.exemptUntil), year)}</Tag> : null}
      {item.override ? (
        <Tag tone="watch">
          shown as {stateNames[item.override.state]} until {formatDay(dayOf(item.override.until), year)}
        </Tag>
      ) : null}
      {item.openDisputes > 0 ? <Tag tone="watch">said to be wrong</Tag> : null}
      {item.inScope ? null : <Tag>not in scope</Tag>}
    </span>
  )
}

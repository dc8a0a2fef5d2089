import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'

type PromisedDaysProps = {
  item: Pick<BlockerItem, 'promised' | 'isOverdue' | 'standing'> & {
    promises: readonly Pick<BlockerItem['promises'][number], 'on' | 'reason'>[]
    ageDays?: number
  }
  year: number
  /** Where there is no date: how long it has been open. */
  withAge?: boolean
}

/** Every day that was promised: those that moved struck through, then the one that holds, or that there is none. */
export function PromisedDays({ item, year, withAge = true }: PromisedDaysProps) {
  const { promised, promises, isOverdue, ageDays, standing } = item
  const former = promises.slice(0, -1).flatMap(({ on }, index) => {
    // A day said again is not a move.
    const isMoved = on !== null && on !== promises[index + 1]?.on
    return isMoved ? [{ on, reason: promises[index + 1]?.reason ?? null }] : []
  })
  return (
    <span className={styles.days}>
      {former.map(({ on, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same day may be promised twice
        <s key={`${on} ${index}`} title={reason ?? undefined}>
          {formatDay(on, year)}
        </s>
      ))}
      {promised === null ? (
        standing === 'open' ? (
          <b className="bad">
            no date{withAge && ageDays !== undefined ? `, ${formatCounted(ageDays, 'day')}` : ''}
          </b>
        ) : null
      ) : isOverdue ? (
        <b className="bad">{formatDay(promised, year)}, over</b>
      ) : (
        <span>{formatDay(promised, year)}</span>
      )}
    </span>
  )
}

import { formatDay } from '#lib/format/date.ts'
import { daysInWords, type Item } from './endgame-words.ts'

const undecidedTooLong = 30

/** Until when: the day decided with those before it struck through, the end of an exemption, or how long nobody decided. */
export function ByCell({ item, today }: { item: Item; today: string }) {
  const { decision, exemption, undecidedDays } = item
  const year = Number(today.slice(0, 4))
  if (decision === null) {
    if (exemption !== null) return <>exempt until {formatDay(exemption.until, year)}</>
    if (undecidedDays === null) return <span className="text-3">open</span>
    const isLate = undecidedDays > undecidedTooLong
    return <span className={isLate ? 'bad' : 'text-2'}>{daysInWords(undecidedDays)}</span>
  }
  if (decision.decision === 'exempt')
    return exemption === null ? (
      <span className="watch">not granted yet</span>
    ) : (
      <b>
        {formatDay(exemption.until, year)}
        {item.setsTheDate ? ', sets the date' : ''}
      </b>
    )
  const earlier = [
    ...new Set(
      item.history.flatMap(({ by, id }) =>
        by === null || id === decision.id || by === decision.by ? [] : [by],
      ),
    ),
  ]
  const day = decision.by === null ? 'no day' : formatDay(decision.by, year)
  return (
    <>
      {earlier.toReversed().map(by => (
        <span key={by}>
          <s>{formatDay(by, year)}</s>{' '}
        </span>
      ))}
      {item.isOverdue ? (
        <span className="bad">{day}, over</span>
      ) : item.isBeforeExemptionEnds ? (
        <span className="watch">{day}, before its exemption ends</span>
      ) : item.isBeforeBlockerEnds ? (
        <span className="watch">{day}, before its blocker’s day</span>
      ) : (
        day
      )}
    </>
  )
}

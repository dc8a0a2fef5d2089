import { Fragment } from 'react'
import { formatDay } from '#lib/format/date.ts'

type StruckDaysProps = { former: readonly string[]; day: string | null; year: number; prefix?: string }

/** A day that was said, behind every one it took the place of, struck through. */
export function StruckDays({ former, day, year, prefix = '' }: StruckDaysProps) {
  const moved = former.filter((one, index) => one !== (former[index + 1] ?? day))
  if (moved.length === 0 && day === null) return null
  return (
    <span>
      {prefix}{' '}
      {moved.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same day may be said twice
        <Fragment key={`${one} ${index}`}>
          <s>{formatDay(one, year)}</s>{' '}
        </Fragment>
      ))}
      {day === null ? null : formatDay(day, year)}
    </span>
  )
}

import { dayOf } from './day.ts'
import { dayMs, hourMs, minuteMs, secondMs } from './durations.ts'

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** RFC 3339 in UTC; a fraction only where the instant has milliseconds: `2026-03-02T09:14:00Z`, `2026-03-02T09:14:00.250Z`. */
export function formatInstant(at: number): string {
  const sinceMidnight = ((at % dayMs) + dayMs) % dayMs
  const hour = Math.floor(sinceMidnight / hourMs)
  const minute = Math.floor((sinceMidnight % hourMs) / minuteMs)
  const second = Math.floor((sinceMidnight % minuteMs) / secondMs)
  const milliseconds = sinceMidnight % secondMs
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`
  return `${dayOf(at)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${fraction}Z`
}

import { requireDay } from '#lib/domain/time/day.ts'
import { formatDayOfYear } from '#lib/format/date.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Thursday 11 June". */
export const formatWeekday = (day: string): string =>
  `${weekdays[(((requireDay(day) + 3) % 7) + 7) % 7]} ${formatDayOfYear(day)}`

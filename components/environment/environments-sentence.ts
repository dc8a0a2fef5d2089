import { formatAge } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { EnvironmentsAnswer } from '#lib/read/answers/environment-answer.ts'

type Asked = {
  figures: Pick<EnvironmentsAnswer['figures'], 'live' | 'old' | 'expiredUnconfirmed' | 'medianLifeHours'>
  hasEnded: boolean
}

/** The heading of the page: how many live, how many for too long, and what nobody confirmed. */
export function environmentsSentence({ figures, hasEnded }: Asked): { answer: string; rest: string } {
  const { live, old, expiredUnconfirmed, medianLifeHours } = figures
  if (live === 0 && !hasEnded)
    return { answer: 'No temporary environments here.', rest: 'How to tell of them stands below.' }
  if (live === 0)
    return {
      answer: 'No temporary environment is alive.',
      rest:
        medianLifeHours === null
          ? ''
          : `Half of the last ones lived for less than ${formatAge(medianLifeHours * 3_600_000)}.`,
    }
  const alive = `${formatCounted(live, 'temporary environment')} ${live === 1 ? 'is' : 'are'} alive`
  const judged =
    old === 0
      ? `${alive}, none for more than a day.`
      : `${alive}, ${old === live ? (live === 1 ? 'and has been' : 'all of them') : formatCount(old)} for more than a day.`
  const rest =
    expiredUnconfirmed === 0
      ? ''
      : expiredUnconfirmed === 1
        ? 'One should be gone, and nobody confirmed it.'
        : `${formatCount(expiredUnconfirmed)} should be gone, and nobody confirmed it.`
  return { answer: judged, rest }
}

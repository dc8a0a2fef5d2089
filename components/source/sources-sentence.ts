import { formatAge } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'

type Item = Pick<
  SourcesAnswer['items'][number],
  'id' | 'label' | 'isSilent' | 'isPaused' | 'lastEventAt' | 'services'
>

/** The heading of the sources page: what is silent, since when, and what it holds back. */
export function sourcesSentence(items: readonly Item[], now: number): { answer: string; rest: string } {
  if (items.length === 0)
    return { answer: 'Nothing is connected yet.', rest: 'Three ways to begin stand below.' }
  const silent = items.filter(({ isSilent }) => isSilent)
  const paused = items.filter(({ isPaused }) => isPaused).length
  const rest = paused === 0 ? '' : paused === 1 ? 'One is paused.' : `${formatCount(paused)} are paused.`
  if (silent.length === 0) {
    const whole =
      items.length === 1 ? 'The one source is fresh.' : `All ${formatCount(items.length)} sources are fresh.`
    return { answer: whole, rest }
  }
  const names = silent.map(({ id, label }) => label ?? id)
  if (silent.length === 1) {
    const [{ lastEventAt, services }] = silent as [Item]
    const effect =
      services === 0
        ? 'No service depends on it now.'
        : `It feeds ${formatCounted(services, 'service')}: what runs there is unknown until then.`
    const since =
      lastEventAt === null
        ? 'has never been heard'
        : `has been silent for ${formatAge(now - Date.parse(lastEventAt))}`
    return { answer: `One of ${formatCount(items.length)} sources, ${names[0]}, ${since}.`, rest: effect }
  }
  const list =
    names.length > 3
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return {
    answer: `${formatCount(silent.length)} of ${formatCount(items.length)} sources are silent: ${list}.`,
    rest: 'What runs where they look is unknown until then.',
  }
}

import { formatAge } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'

type Item = Pick<
  SourceItem,
  'id' | 'label' | 'isSilent' | 'isLate' | 'isPaused' | 'lastEventAt' | 'lastSuccessAt' | 'services'
>

/** The heading of the sources page: what is silent, since when, and what it holds back. */
export function sourcesSentence(items: readonly Item[], now: number): { answer: string; rest: string } {
  if (items.length === 0)
    return { answer: 'Nothing is connected yet.', rest: 'Three ways to begin stand below.' }
  const silent = items.filter(({ isSilent }) => isSilent)
  const all = formatCount(items.length)
  if (silent.length === 0) {
    const whole = items.length === 1 ? 'The one source is fresh.' : `All ${all} sources are fresh.`
    const paused = countOf(items, 'isPaused', 'paused')
    return { answer: whole, rest: paused || countOf(items, 'isLate', 'late') }
  }
  const names = silent.map(({ id, label }) => label ?? id)
  if (silent.length === 1) {
    const [source] = silent as [Item]
    const which = items.length === 1 ? 'The one source' : `One of ${all} sources`
    return {
      answer: `${which}, ${names[0]}, ${sinceWhen(source, now)}.`,
      rest: effectOf(source),
    }
  }
  const list =
    names.length > 3
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return {
    answer: `${formatCount(silent.length)} of ${all} sources are silent: ${list}.`,
    rest: 'What runs where they look is unknown until they are heard again; the rest is sound.',
  }
}

/** The heading of one source's page. */
export function sourceSentence(
  source: Item & Pick<SourceItem, 'lastError'>,
  now: number,
): { answer: string; rest: string } {
  const name = source.label ?? source.id
  if (source.isSilent) return { answer: `${name} ${sinceWhen(source, now)}.`, rest: effectOf(source) }
  if (source.isPaused) return { answer: `${name} is paused.`, rest: 'Nobody reads it until it goes on.' }
  if (source.lastError) return { answer: `${name} is read in part.`, rest: 'What is wrong stands below.' }
  const heardAt = lastHeardAt(source)
  if (heardAt === null) return { answer: `Nothing has come from ${name} yet.`, rest: '' }
  const late = source.isLate ? ' Its events are late today.' : ''
  const told = source.services === 0 ? '' : `It tells of ${formatCounted(source.services, 'service')}.`
  return { answer: `${name} was heard ${formatAge(now - heardAt)} ago.`, rest: `${told}${late}`.trim() }
}

/** A collector that saw no news was heard all the same. */
function lastHeardAt({ lastEventAt, lastSuccessAt }: Item): number | null {
  const instants = [lastEventAt, lastSuccessAt].flatMap(at => (at === null ? [] : [Date.parse(at)]))
  return instants.length === 0 ? null : Math.max(...instants)
}

function sinceWhen(source: Item, now: number): string {
  const heardAt = lastHeardAt(source)
  if (heardAt === null) return 'has never been heard'
  const since = `has been silent for ${formatAge(now - heardAt)}`
  return source.isPaused ? `is paused and ${since}` : since
}

function effectOf({ services }: Item): string {
  if (services === 0) return 'No service depends on it now; the rest is sound.'
  const fed = formatCounted(services, 'service')
  return `It feeds ${fed}: what runs there is unknown until it is heard again, and the rest is sound.`
}

function countOf(items: readonly Item[], key: 'isPaused' | 'isLate', word: string): string {
  const count = items.filter(item => item[key]).length
  if (count === 0) return ''
  return count === 1 ? `One is ${word}.` : `${formatCount(count)} are ${word}.`
}

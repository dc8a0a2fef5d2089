import { civilDateOf } from '../time/civil-date.ts'
import { requireDay } from '../time/day.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `6 July`. */
export function dayWords(on: string): string {
  const { month, day } = civilDateOf(requireDay(on))
  return `${day} ${months[month - 1]}`
}

/** `6 July`, `6 to 9 July`, `29 June to 2 July`. */
export function spanWords(fromOn: string, toOn: string): string {
  if (fromOn === toOn) return dayWords(fromOn)
  const sameMonth = fromOn.slice(0, 7) === toOn.slice(0, 7)
  return `${sameMonth ? civilDateOf(requireDay(fromOn)).day : dayWords(fromOn)} to ${dayWords(toOn)}`
}

/** `Ilse`, `Ilse and Piotr`, `Ilse, Piotr and Noor`. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** `1 service`, `2 services`. */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

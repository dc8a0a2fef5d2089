import { formatCount } from '#lib/format/number.ts'

/** `a, b and c`; more than `most` end in `and 4 more`. */
export function namesInWords(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${formatCount(rest)} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

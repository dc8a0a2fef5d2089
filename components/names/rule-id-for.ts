/** An id for a new rule, made of a word of it and free among those there are. */
export function ruleIdFor(word: string, taken: readonly string[]): string {
  const stem =
    word
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'rule'
  if (!taken.includes(stem)) return stem
  let count = 2
  while (taken.includes(`${stem}-${count}`)) count += 1
  return `${stem}-${count}`
}

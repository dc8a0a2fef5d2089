import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** Custom properties of the first block behind a selector, in order. */
function valuesAfter(css: string, selector: RegExp): string[] {
  const start = css.search(selector)
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return block
    .split(';')
    .map(line => line.trim())
    .filter(line => line.startsWith('--') || line.startsWith('color-scheme'))
}

test('dark as the system is the same dark as the chosen one', () => {
  const chosen = read('tokens.css')
  const system = read('tokens-system.css')
  const dark = valuesAfter(chosen, /\[data-theme="dark"\],\s*\[data-mantine-color-scheme="dark"\] \{/)
  expect(dark.length).toBeGreaterThan(50)
  expect(valuesAfter(system, /html:not\(\[data-theme\]\) \{/)).toEqual(dark)
})

test('and so with more contrast', () => {
  const chosen = read('tokens.css')
  const system = read('tokens-system.css')
  const contrast = chosen.slice(chosen.indexOf('prefers-contrast: more'))
  const again = system.slice(system.indexOf('prefers-contrast: more'))
  const dark = valuesAfter(contrast, /\[data-theme="dark"\],/)
  expect(dark.length).toBeGreaterThan(2)
  expect(valuesAfter(again, /html:not\(/)).toEqual(dark)
})

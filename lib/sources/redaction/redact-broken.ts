import { isSecretOption, redactPlainText } from './redact-text.ts'
import {
  isDataKey,
  isEnvironmentKey,
  isNotesKey,
  isSecretKey,
  isSecretNote,
  redacted,
} from './secret-keys.ts'

/** An object or array that is open: where it stands, and whether all texts in it are secret. */
type Open = { key: string; isSecret: boolean }

/** The name of a variable stays, so that one sees which it was. */
const variableName = /^[A-Z_][A-Z0-9_]{0,100}$/
const piece = /"(?:[^"\\]|\\.)*(?:"|$)|[{}[\],:]/gs

/** Stricter than for JSON that is whole: what an object is called may come behind what it holds, or never. */
function isSecretPlace(key: string, parent: string): boolean {
  if (isNotesKey(parent)) return isSecretNote(key)
  return isSecretKey(key) || isEnvironmentKey(key) || isDataKey(key) || key === 'value'
}

/**
 * Text that was meant to be JSON (a line cut off, a comma too many) without its secrets: read piece by piece, as far as
 * it can be told what stands where. Other texts in it go through `redactText`, and so does what is no JSON at all.
 */
export function redactBroken(text: string, redactText: (text: string) => string): string {
  const open: Open[] = []
  let key = ''
  let before = ''
  const replaced = text.replace(piece, (found, at: number) => {
    const parent = open.at(-1)
    if (found === '{' || found === '[') {
      // The elements of an array stand where the array does.
      const isSecret = parent?.isSecret || isSecretPlace(key, parent?.key ?? '')
      open.push({ key: key === '' ? (parent?.key ?? '') : key, isSecret })
      key = ''
      return found
    }
    if (found === '}' || found === ']') {
      open.pop()
      key = ''
      return found
    }
    if (found === ',') {
      key = ''
      return found
    }
    if (found === ':') return found
    // Cut off, so that a secret in it may have no end to be known by.
    if (found.length === 1 || !found.endsWith('"')) return found.length === 1 ? found : `"${redacted}`
    const inside = found.slice(1, -1)
    if (/^\s{0,20}:/.test(text.slice(at + found.length, at + found.length + 21))) {
      key = inside
      return found
    }
    const isSecret =
      parent?.isSecret || isSecretOption(before) || (key !== '' && isSecretPlace(key, parent?.key ?? ''))
    before = inside
    const isName = key === 'name' && variableName.test(inside)
    if (isSecret && inside !== '' && !isName) return `"${redacted}"`
    return redactQuoted(found, inside, redactText)
  })
  return redactPlainText(replaced)
}

/** A quoted text without secrets, also when it is JSON itself; as it was where it cannot be read. */
function redactQuoted(found: string, inside: string, redactText: (text: string) => string): string {
  let text: string
  try {
    text = JSON.parse(`"${inside}"`) as string
  } catch {
    return found
  }
  const kept = redactText(text)
  return kept === text ? found : JSON.stringify(kept)
}

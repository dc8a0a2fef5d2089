import { isSecretOption, redactPlainText } from './redact-text.ts'
import {
  isDataKey,
  isEnvironmentKey,
  isNotesKey,
  isSecretKey,
  isSecretNote,
  redacted,
} from './secret-keys.ts'
import { isSuspicious } from './suspicion.ts'

/** An object or array that is open: where it stands, and whether all texts in it are secret. */
type Open = { key: string; isSecret: boolean }

/** The name of a variable stays, so that one sees which it was. */
const variableName = /^[A-Z_][A-Z0-9_]{0,100}$/
const mark = /["{}[\],]/g
const backslash = 0x5c

/** Stricter than for JSON that is whole: what an object is called may come behind what it holds, or never. */
function isSecretPlace(key: string, parent: string): boolean {
  if (isNotesKey(parent)) return isSecretNote(key)
  return isSecretKey(key) || isEnvironmentKey(key) || isDataKey(key) || key === 'value'
}

/** Where the text ends that a quote at `start` opens: behind its closing quote, or -1. A loop, for texts of any length. */
function endOfQuoted(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return at + 1
  }
  return -1
}

/**
 * Text that was meant to be JSON (a line cut off, a comma too many) without its secrets: read piece by piece, as far as
 * it can be told what stands where. Other texts in it go through `redactText`, and so does what is no JSON at all.
 */
export function redactBroken(text: string, redactText: (text: string) => string): string {
  const open: Open[] = []
  const kept: string[] = []
  let key = ''
  let before = ''
  let keptTo = 0
  mark.lastIndex = 0
  for (let at = nextMark(text, 0); at >= 0; ) {
    const found = text[at]!
    const parent = open.at(-1)
    if (found !== '"') {
      if (found === '{' || found === '[') {
        // The elements of an array stand where the array does.
        const isSecret = parent?.isSecret || isSecretPlace(key, parent?.key ?? '')
        open.push({ key: key === '' ? (parent?.key ?? '') : key, isSecret })
      } else if (found !== ',') open.pop()
      key = ''
      at = nextMark(text, at + 1)
      continue
    }
    const end = endOfQuoted(text, at)
    const place = { key, parent, before }
    const inside = text.slice(at + 1, end < 0 ? undefined : end - 1)
    if (end >= 0 && /^\s{0,20}:/.test(text.slice(end, end + 21))) key = inside
    else {
      // Cut off, so that a secret in it may have no end to be known by.
      const clean = end < 0 ? `"${redacted}` : redactQuoted(inside, place, redactText)
      if (clean !== null) {
        kept.push(text.slice(keptTo, at), clean)
        keptTo = end < 0 ? text.length : end
      }
      before = inside
    }
    at = end < 0 ? -1 : nextMark(text, end)
  }
  return redactPlainText(kept.join('') + text.slice(keptTo))
}

function nextMark(text: string, from: number): number {
  mark.lastIndex = from
  return mark.test(text) ? mark.lastIndex - 1 : -1
}

/** A quoted text without secrets, quotes and all, also when it is JSON itself; null where it stays as it is. */
function redactQuoted(
  inside: string,
  { key, parent, before }: { key: string; parent: Open | undefined; before: string },
  redactText: (text: string) => string,
): string | null {
  const isSecret =
    parent?.isSecret || isSecretOption(before) || (key !== '' && isSecretPlace(key, parent?.key ?? ''))
  if (isSecret && inside !== '' && !(key === 'name' && variableName.test(inside))) return `"${redacted}"`
  if (!isSuspicious(inside)) return null
  let text: string
  try {
    text = JSON.parse(`"${inside}"`) as string
  } catch {
    return null
  }
  const kept = redactText(text)
  return kept === text ? null : JSON.stringify(kept)
}

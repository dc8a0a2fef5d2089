import { redactBroken } from './redact-broken.ts'
import { isSecretOption, redactPlainText } from './redact-text.ts'
import {
  isDataKey,
  isEnvironmentKey,
  isNotesKey,
  isSecretKey,
  isSecretKind,
  isSecretNote,
  redacted,
} from './secret-keys.ts'
import { isSuspicious } from './suspicion.ts'

/** JSON inside a string inside JSON: as deep as senders go, and then some. */
const carriedLimit = 4
/** Deeper than any body that is taken in. */
const depthLimit = 300

type Place = { depth: number; carried: number }
type Members = Record<string, unknown>

/** Every text below is a secret: shapes, names and numbers stay. */
function redactAll(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return value === '' ? value : redacted
  if (typeof value !== 'object' || value === null) return value
  if (place.depth > depthLimit) return redacted
  const below = { ...place, depth: place.depth + 1 }
  if (Array.isArray(value)) return mapArray(value, item => redactAll(item, below))
  return mapMembers(value as Members, (_, member) => redactAll(member, below))
}

/** The same array when nothing in it changed. */
function mapArray(items: unknown[], change: (item: unknown, index: number) => unknown): unknown[] {
  let changed: unknown[] | null = null
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    const fresh = change(item, index)
    if (fresh === item) continue
    changed ??= [...items]
    changed[index] = fresh
  }
  return changed ?? items
}

/** The same object when nothing in it changed. */
function mapMembers(object: Members, change: (key: string, member: unknown) => unknown): Members {
  const changes = new Map<string, unknown>()
  for (const key of Object.keys(object)) {
    const member = object[key]
    const fresh = change(key, member)
    if (fresh !== member) changes.set(key, fresh)
  }
  if (changes.size === 0) return object
  // `fromEntries` defines members, so that one called __proto__ stays a member.
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => [key, changes.has(key) ? changes.get(key) : member]),
  )
}

/** Variables of an environment: `[{name, value}]`, `["NAME=value"]` or `{NAME: value}`. Names stay, values go. */
function redactEnvironment(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) {
    return mapArray(value, item => {
      if (typeof item === 'string') return item.replace(/^([^=]*=).+$/s, `$1${redacted}`)
      if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
      return mapMembers(item as Members, (key, member) =>
        key === 'value' ? redactAll(member, place) : redactMember(item as Members, key, member, '', place),
      )
    })
  }
  if (typeof value === 'object' && value !== null) return redactAll(value, place)
  return redactAny(value, 'env', place)
}

/** Where message queues and CloudEvents put base64. */
const carryingKeys = new Set(['data', 'data_base64', 'value'])

/** JSON or base64 of JSON in a text is looked into, and written anew where something was found. */
function redactText(text: string, key: string, place: Place): string {
  const isCarried = place.carried < carriedLimit
  if (isCarried && carryingKeys.has(key) && text.length >= 16 && !/[^A-Za-z0-9+/_=-]/.test(text)) {
    const inside = Buffer.from(text, 'base64').toString('utf8')
    if (/^\s{0,100}[{[]/.test(inside)) {
      const kept = redactText(inside, '', { ...place, carried: place.carried + 1 })
      return kept === inside ? text : Buffer.from(kept).toString('base64')
    }
  }
  if (!isSuspicious(text)) return text
  const first = text.trimStart()[0]
  if (!isCarried || (first !== '{' && first !== '[')) return redactPlainText(text)
  const below = { ...place, carried: place.carried + 1 }
  const inner = parsed(text)
  if (inner === undefined) return redactUnreadable(text, below)
  const kept = redactAny(inner, key, below)
  return kept === inner ? text : JSON.stringify(kept)
}

/** Text that was meant to be JSON and is not. */
export const redactUnreadable = (text: string, place: Place): string =>
  redactBroken(text, inside => redactText(inside, '', place))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function redactMember(object: Members, key: string, member: unknown, parent: string, place: Place): unknown {
  if (isNotesKey(parent) && isSecretNote(key)) return redactAll(member, place)
  if (isDataKey(key) && isSecretKind(object.kind)) return redactAll(member, place)
  if (isEnvironmentKey(key)) return redactEnvironment(member, place)
  if (isSecretKey(key))
    return isReference(member) || isAccountName(object, key, member) ? member : redactAll(member, place)
  if (key === 'value' && isNamedSecret(object)) return redactAll(member, place)
  return redactAny(member, key, place)
}

/** A volume made of a Secret names it; the Secret itself is elsewhere. */
const isReference = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'secretName' in value

/** Spinnaker calls the account it deploys to `credentials`: one short word beside the cloud's name. */
const isAccountName = ({ cloudProvider }: Members, key: string, value: unknown): boolean =>
  key === 'credentials' &&
  typeof cloudProvider === 'string' &&
  typeof value === 'string' &&
  /^(?!.*(?:secret|token|passw))(?!(?:.*\d){5})[a-z][a-z0-9_-]{0,31}$/.test(value)

/** `{name: "DB_PASSWORD", value: ...}`, as parameters and headers are listed. */
const isNamedSecret = ({ name, key }: Members): boolean =>
  (typeof name === 'string' && isSecretKey(name)) || (typeof key === 'string' && isSecretKey(key))

/**
 * A copy of a JSON value without its secrets, or the value itself when it holds none; never changes what it is given.
 * `key` is where it stands.
 */
export function redactAny(value: unknown, key: string, place: Place): unknown {
  if (typeof value === 'string') return redactText(value, key, place)
  if (typeof value !== 'object' || value === null) return value
  if (place.depth > depthLimit) return redacted
  const below = { ...place, depth: place.depth + 1 }
  if (Array.isArray(value)) {
    return mapArray(value, (item, index) => {
      const before = index > 0 ? value[index - 1] : null
      if (typeof item === 'string' && typeof before === 'string' && isSecretOption(before)) return redacted
      return redactAny(item, key, below)
    })
  }
  const object = value as Members
  return mapMembers(object, (name, member) => redactMember(object, name, member, key, below))
}

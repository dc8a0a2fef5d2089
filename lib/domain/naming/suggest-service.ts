import { dayMs } from '../time/durations.ts'

/** A service with everything it is called by: its id, aliases, and what was said of those names. */
export type NamedService = {
  id: string
  team: string | null
  names: readonly string[]
  traits: readonly Readonly<Record<string, string>>[]
}

/** A name nobody placed, with what was said of it. */
export type WaitingName = { name: string; traits: readonly Readonly<Record<string, string>>[] }

/** `reason` in words, for people who decide. Higher strength first. */
export type Suggestion = { service: string; reason: string; strength: number }

const mostSuggestions = 3
/** Shorter names are near one another by chance. */
const shortestTypo = 6
const shortestLoneTypo = 8
const mostEdits = 2
const suffix =
  /[-_.](v\d+|canary|prod|production|prd|live|svc|service|app|server|blue|green|old|new|legacy|staging|test|helios|k8s)$/

/** Signs that tell names of one service apart, and no more. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_. ]+/g, '')

/** The name without the endings that say which variant it is, and the endings taken off. */
export function withoutEndings(name: string): { stem: string; endings: string } {
  let stem = name.toLowerCase()
  for (;;) {
    const match = suffix.exec(stem)
    if (match === null || match.index === 0) break
    stem = stem.slice(0, match.index)
  }
  return { stem, endings: name.slice(stem.length) }
}

/** Letters to add, drop or change to make one text the other, never counted beyond `most` + 1. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, before[j]! + 1, row[j - 1]! + 1))
    }
    if (Math.min(...row) > most) return most + 1
    before = row
  }
  return before[b.length]!
}

const withoutTag = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
const valuesOf = (of: Pick<WaitingName, 'traits'>, key: string): Set<string> =>
  new Set(of.traits.flatMap(traits => (traits[key] ? [traits[key]] : [])))
const lastPart = (path: string): string => path.replace(/\.git$/, '').replace(/^.*[/:]/, '')
const labelKeys = [
  'label:app',
  'label:app.kubernetes.io/name',
  'label:app.kubernetes.io/part-of',
  'label:service',
]

/** Services by what they are called and what was said of them, so that a name is looked up, not compared with all. */
type Shelf = {
  repositories: Map<string, Set<string>>
  images: Map<string, Set<string>>
  /** Names and stems without separators, to the services and how they write it. */
  plains: Map<string, Map<string, string>>
  stems: Map<string, Set<string>>
  labels: Map<string, Set<string>>
  homes: Map<string, ReadonlySet<string>>
  teams: Map<string, string | null>
  /** Plain names by length, each with the letters in it. */
  byLength: Map<number, { text: string; letters: number }[]>
}

function put(map: Map<string, Set<string>>, key: string, id: string): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, new Set([id]))
  else held.add(id)
}

function shelve(services: readonly NamedService[]): Shelf {
  const shelf: Shelf = {
    repositories: new Map(),
    images: new Map(),
    plains: new Map(),
    stems: new Map(),
    labels: new Map(),
    homes: new Map(),
    teams: new Map(),
    byLength: new Map(),
  }
  for (const service of services) {
    const { id, team } = service
    for (const name of new Set([id, ...service.names])) {
      const text = plain(name)
      const known = shelf.plains.get(text) ?? new Map<string, string>()
      shelf.plains.set(text, known.set(id, name))
      put(shelf.stems, plain(withoutEndings(name).stem), id)
    }
    for (const value of valuesOf(service, 'repository')) put(shelf.repositories, value, id)
    for (const value of valuesOf(service, 'image')) put(shelf.images, withoutTag(value), id)
    for (const key of labelKeys) for (const value of valuesOf(service, key)) put(shelf.labels, value, id)
    shelf.homes.set(id, valuesOf(service, 'namespace').add(team ?? ''))
    shelf.teams.set(id, team)
  }
  for (const text of shelf.plains.keys()) {
    const same = shelf.byLength.get(text.length) ?? []
    shelf.byLength.set(text.length, same)
    same.push({ text, letters: lettersOf(text) })
  }
  return shelf
}

/** Which letters a text has, as bits; other signs share theirs. Two texts within n edits differ in at most 2n of them. */
function lettersOf(text: string): number {
  let letters = 0
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) % 31)
  return letters
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

type Asked = {
  name: string
  text: string
  stem: string
  endings: string
  repositories: Set<string>
  images: Set<string>
  labels: Set<string>
  homes: Set<string>
}

function ask(waiting: WaitingName): Asked {
  const { stem, endings } = withoutEndings(waiting.name)
  return {
    name: waiting.name,
    text: plain(waiting.name),
    stem: plain(stem),
    endings,
    repositories: valuesOf(waiting, 'repository'),
    images: new Set([...valuesOf(waiting, 'image')].map(withoutTag)),
    labels: new Set(labelKeys.flatMap(key => [...valuesOf(waiting, key)])),
    homes: new Set([...valuesOf(waiting, 'namespace'), ...valuesOf(waiting, 'team')]),
  }
}

/** Every service near a name, with the strongest reason for it. */
function near(asked: Asked, shelf: Shelf): Map<string, Omit<Suggestion, 'service'>> {
  const found = new Map<string, Omit<Suggestion, 'service'>>()
  const add = (ids: Iterable<string> | undefined, reason: string, strength: number): void => {
    for (const id of ids ?? [])
      if ((found.get(id)?.strength ?? 0) < strength) found.set(id, { reason, strength })
  }
  for (const value of asked.repositories) add(shelf.repositories.get(value), 'same repository', 100)
  for (const value of asked.images) add(shelf.images.get(value), 'same image', 95)
  for (const [id, name] of shelf.plains.get(asked.text) ?? [])
    add([id], name === asked.name ? 'same name on another platform' : 'only separators differ', 90)
  if (asked.endings !== '') add(shelf.plains.get(asked.stem)?.keys(), `only ${asked.endings} differs`, 80)
  add(shelf.stems.get(asked.stem), 'the same without its ending', 75)
  for (const value of asked.labels) {
    add(shelf.labels.get(value), `same label ${value}`, 70)
    add(shelf.plains.get(plain(value))?.keys(), `same label ${value}`, 70)
  }
  for (const value of asked.repositories) {
    const last = lastPart(value)
    add(shelf.plains.get(plain(last))?.keys(), `its repository is called ${last}`, 65)
  }
  addTypos(asked, shelf, add)
  return found
}

function addTypos(
  { text, homes }: Asked,
  shelf: Shelf,
  add: (ids: Iterable<string>, reason: string, strength: number) => void,
): void {
  if (text.length < shortestTypo) return
  const letters = lettersOf(text)
  for (let length = text.length - mostEdits; length <= text.length + mostEdits; length++) {
    for (const known of shelf.byLength.get(length) ?? []) {
      if (bitCount(letters ^ known.letters) > 2 * mostEdits) continue
      const distance = editDistance(text, known.text, mostEdits)
      if (distance === 0 || distance > mostEdits) continue
      const words = distance === 1 ? 'one letter differs' : 'two letters differ'
      for (const id of shelf.plains.get(known.text)!.keys()) {
        const home = [...homes].find(value => shelf.homes.get(id)?.has(value))
        if (home !== undefined) {
          const what = shelf.teams.get(id) === home ? 'team' : 'namespace'
          add([id], `${words}, same ${what}`, 60 - distance)
        } else if (text.length >= shortestLoneTypo) add([id], words, 40 - distance)
      }
    }
  }
}

/**
 * Services a name may stand for, the likeliest first, at most three, each with its reason; none when nothing is near.
 * A function to be made once for many names: services are prepared once.
 */
export function suggestionsAmong(services: readonly NamedService[]): (waiting: WaitingName) => Suggestion[] {
  const shelf = shelve(services)
  return waiting =>
    [...near(ask(waiting), shelf)]
      .map(([service, reason]) => ({ service, ...reason }))
      .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1))
      .slice(0, mostSuggestions)
}

const passing = /(^|[-_.])(canary|probe|test|tmp|temp|smoke|loadtest|debug|pr-?\d+)($|[-_.\d])/i

/** Whether a name looks like a passing try rather than a service: heard for less than a day, and named so or silent since. */
export const looksPassing = (name: string, firstSeenAt: number, lastSeenAt: number, now: number): boolean =>
  lastSeenAt - firstSeenAt < dayMs && (passing.test(name) || now - lastSeenAt > dayMs)

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
const sharesAny = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some(value => b.has(value))
const labelKeys = [
  'label:app',
  'label:app.kubernetes.io/name',
  'label:app.kubernetes.io/part-of',
  'label:service',
]

type Prepared = {
  service: NamedService
  plains: Map<string, string>
  stems: Map<string, string>
  repositories: Set<string>
  images: Set<string>
  labels: Set<string>
  homes: Set<string>
}

function prepare(service: NamedService): Prepared {
  const names = [...new Set([service.id, ...service.names])]
  return {
    service,
    plains: new Map(names.map(name => [plain(name), name])),
    stems: new Map(names.map(name => [plain(withoutEndings(name).stem), name])),
    repositories: valuesOf(service, 'repository'),
    images: new Set([...valuesOf(service, 'image')].map(withoutTag)),
    labels: new Set(labelKeys.flatMap(key => [...valuesOf(service, key)])),
    homes: new Set([...valuesOf(service, 'namespace'), ...(service.team === null ? [] : [service.team])]),
  }
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

/** The strongest reason for which a name may be the service; null: nothing is near. */
function likeness(asked: Asked, known: Prepared): Omit<Suggestion, 'service'> | null {
  if (sharesAny(asked.repositories, known.repositories)) return { reason: 'same repository', strength: 100 }
  if (sharesAny(asked.images, known.images)) return { reason: 'same image', strength: 95 }
  const separated = known.plains.get(asked.text)
  if (separated !== undefined) {
    const reason = separated === asked.name ? 'same name on another platform' : 'only separators differ'
    return { reason, strength: 90 }
  }
  if (asked.endings !== '' && known.plains.has(asked.stem))
    return { reason: `only ${asked.endings} differs`, strength: 80 }
  if (known.stems.has(asked.stem)) return { reason: 'the same without its ending', strength: 75 }
  const label = [...asked.labels].find(value => known.labels.has(value) || known.plains.has(plain(value)))
  if (label !== undefined) return { reason: `same label ${label}`, strength: 70 }
  const repository = [...asked.repositories].find(value => known.plains.has(plain(lastPart(value))))
  if (repository !== undefined)
    return { reason: `its repository is called ${lastPart(repository)}`, strength: 65 }
  return typo(asked, known)
}

function typo({ text, homes }: Asked, known: Prepared): Omit<Suggestion, 'service'> | null {
  if (text.length < shortestTypo) return null
  const home = [...homes].find(value => known.homes.has(value))
  if (home === undefined && text.length < shortestLoneTypo) return null
  let distance = mostEdits + 1
  for (const name of known.plains.keys()) distance = Math.min(distance, editDistance(text, name, mostEdits))
  if (distance > mostEdits) return null
  const letters = distance === 1 ? 'one letter differs' : 'two letters differ'
  return home === undefined
    ? { reason: letters, strength: 40 - distance }
    : {
        reason: `${letters}, same ${known.service.team === home ? 'team' : 'namespace'}`,
        strength: 60 - distance,
      }
}

/**
 * Services a name may stand for, the likeliest first, at most three, each with its reason; none when nothing is near.
 * A function to be made once for many names: services are prepared once.
 */
export function suggestionsAmong(services: readonly NamedService[]): (waiting: WaitingName) => Suggestion[] {
  const prepared = services.map(prepare)
  return waiting => {
    const asked = ask(waiting)
    return prepared
      .flatMap(known => {
        const found = likeness(asked, known)
        return found === null ? [] : [{ service: known.service.id, ...found }]
      })
      .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1))
      .slice(0, mostSuggestions)
  }
}

const passing = /(^|[-_.])(canary|probe|test|tmp|temp|smoke|loadtest|debug|pr-?\d+)($|[-_.\d])/i

/** Whether a name looks like a passing try rather than a service: heard for less than a day, and named so or silent since. */
export const looksPassing = (name: string, firstSeenAt: number, lastSeenAt: number, now: number): boolean =>
  lastSeenAt - firstSeenAt < dayMs && (passing.test(name) || now - lastSeenAt > dayMs)

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Room, rooms } from './architecture/rooms.ts'
import {
  type Import,
  importsOf,
  readAllPaths,
  readSourceFiles,
  root,
  type SourceFile,
} from './architecture/source-files.ts'
import { sqlLaws } from './architecture/sql-law.ts'

const paths = readAllPaths()
const files = readSourceFiles()
const products = files.filter(file => !file.isTest)

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
const houseFolders = ['app', 'components', 'db', 'lib', 'e2e']
const longestLines = 300

function roomOf(path: string): Room | undefined {
  const matching = rooms.filter(room => isWithin(path, room.folder))
  return matching.sort((a, b) => b.folder.length - a.folder.length)[0]
}

function isAllowed(room: Room, path: string, { from, isTypeOnly }: Import): boolean {
  if (!houseFolders.some(folder => isWithin(from, folder))) {
    return room.packages.some(
      name => name === '*' || from === name || from.startsWith(name.endsWith(':') ? name : `${name}/`),
    )
  }
  if (room.folder === 'lib/sources') {
    // A source knows its own folder and the files beside all folders (contract, registry, signatures): never another source.
    const ownFolder = path.split('/').slice(0, 3).join('/')
    if (isWithin(from, 'lib/sources'))
      return path.split('/').length === 3 || isWithin(from, ownFolder) || from.split('/').length === 3
  } else if (isWithin(from, room.folder)) return true
  return room.rooms.some(allowed => {
    if (allowed === '*') return true
    const isTypeRoom = allowed.startsWith('types:')
    return isWithin(from, isTypeRoom ? allowed.slice(6) : allowed) && (!isTypeRoom || isTypeOnly)
  })
}

function faultsOf(check: (file: SourceFile) => string[], among = products): string[] {
  return among.flatMap(check)
}

describe('who may import whom', () => {
  test('every file stands in a room of the table', () => {
    expect(
      products
        .filter(file => !roomOf(file.path))
        .map(file => `${file.path} stands in no room of e2e/architecture/rooms.ts`),
    ).toEqual([])
  })

  test('every import is one its room may make', () => {
    const faults = faultsOf(file => {
      const room = roomOf(file.path)
      if (!room) return []
      return importsOf(file)
        .filter(item => !isAllowed(room, file.path, item))
        .map(item => `${file.path} may not import ${item.from}: ${room.folder} ${room.belongs}.`)
    })
    expect(faults).toEqual([])
  })

  test('nobody imports app, e2e or the worker', () => {
    const closed = ['app', 'e2e', 'lib/worker']
    const faults = faultsOf(file =>
      importsOf(file)
        .filter(({ from }) => closed.some(folder => isWithin(from, folder) && !isWithin(file.path, folder)))
        .map(
          ({ from }) =>
            `${file.path} imports ${from}: what two rooms need belongs in a room of its own below lib.`,
        ),
    )
    expect(faults).toEqual([])
  })
})

describe('what the domain may not know', () => {
  test.each([
    [/\bDate\.now\(|\bnew Date\(\)/, 'reads the clock: take `now` as a parameter'],
    [/\bMath\.random\(/, 'rolls dice: take `random` as a parameter'],
    [/\bprocess\.|\bfetch\(|\bglobalThis\b/, 'reaches outside: its callers do'],
  ])('%s', (pattern, sentence) => {
    const faults = faultsOf(({ path, text }) =>
      isWithin(path, 'lib/domain') && pattern.test(text) ? [`${path} ${sentence}.`] : [],
    )
    expect(faults).toEqual([])
  })
})

describe('names and sizes', () => {
  test('file and folder names are kebab-case', () => {
    const part =
      /^(\(?[a-z0-9]+(-[a-z0-9]+)*\)?|\[(\.\.\.)?[a-zA-Z-]+\]|[0-9]+_[a-z0-9_]+|_journal|[0-9]+_snapshot)(\.[a-z0-9-]+)*$/
    const faults = paths.filter(
      path => !path.includes('/fixtures/') && path.split('/').some(name => !part.test(name)),
    )
    expect(faults.map(path => `${path} is not kebab-case`)).toEqual([])
  })

  test('no name hides what is in it', () => {
    const hiding = /(^|[-/])(utils?|helpers?|common|misc|shared|managers?)([-./]|$)/
    const faults = paths.filter(path => hiding.test(path) && path !== 'lib/read/answers/shared.ts')
    expect(faults.map(path => `${path}: name it after what it holds`)).toEqual([])
  })

  test('no file only passes on what others export', () => {
    // What an adapter needs to know stands in one place, though its types live in lib/domain.
    const contract = 'lib/sources/contract.ts'
    const faults = faultsOf(({ path, text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim()
      const isPassingOn =
        code !== '' &&
        code.replace(/export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+'[^']+';?/g, '').trim() === ''
      return (isPassingOn && path !== contract) || /(^|\/)index\.tsx?$/.test(path)
        ? [`${path} is a barrel: import the file itself`]
        : []
    })
    expect(faults).toEqual([])
  })

  test(`no file is longer than ${longestLines} lines`, () => {
    const long = files.filter(({ text }) => text.split('\n').length - 1 > longestLines)
    expect(
      long.map(({ path, text }) => `${path} has ${text.split('\n').length - 1} lines: it holds two things`),
    ).toEqual([])
  })

  test('functions begin with a verb of the list', () => {
    const banned =
      /export (?:async function|function|const) ((?:get|handle|process|manage|do)[A-Z]\w*)(?=\(|<| = (?:async )?\()/g
    // "The pool of this process": a noun.
    const nouns = new Set(['processDatabase', 'processMetrics'])
    const faults = faultsOf(({ path, text }) =>
      [...text.matchAll(banned)]
        .filter(([, name]) => !nouns.has(name ?? ''))
        .map(([, name]) => `${path}: ${name} says nothing; see CONTRIBUTING.md`),
    )
    expect(faults).toEqual([])
  })

  test('nothing is switched off', () => {
    const off = /\b(test|it|describe)\.(skip|only|todo)\(|@ts-(ignore|nocheck|expect-error)/
    const faults = files.filter(({ path, text }) => off.test(text) && !path.startsWith('e2e/architecture'))
    expect(faults.map(({ path }) => path)).toEqual([])
  })

  test('the top level is fixed', () => {
    const known = new Set(
      'app components db lib e2e deploy .ci package.json package-lock.json next.config.js tsconfig.json biome.json README.md ARCHITECTURE.md DECISIONS.md CONTRIBUTING.md LICENSE Dockerfile compose.yaml .dockerignore .gitignore'.split(
        ' ',
      ),
    )
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
    const isIgnored = (name: string): boolean =>
      ignored.includes(name) || /^\.env|\.tsbuildinfo$|^\.git/.test(name)
    expect(readdirSync(root).filter(name => !known.has(name) && !isIgnored(name))).toEqual([])
  })
})

describe('SQL', () => {
  test('stands in db and nowhere else', () => {
    const sql = /[`'"]\s*(select\s[^`'"]*\sfrom\s|insert into\s|delete from\s|update \w+ set\s)/
    const faults = faultsOf(({ path, text }) =>
      !isWithin(path, 'db') && sql.test(text) ? [`${path} holds SQL: it belongs in db/queries`] : [],
    )
    expect(faults).toEqual([])
  })

  test.each(sqlLaws.map(law => [law.sentence, law] as const))('nothing %s', (_, law) => {
    const migrations = paths
      .filter(path => path.endsWith('.sql'))
      .map(path => ({ path, text: readFileSync(join(root, path), 'utf8'), isTest: false }))
    const isOurs = ({ path }: SourceFile): boolean => isWithin(path, 'db')
    const faults = [...products.filter(isOurs), ...migrations].flatMap(({ path, text }) =>
      statementsOf(path, text).some(law.breaks) ? [`${path} ${law.sentence}.`] : [],
    )
    expect(faults).toEqual([])
  })
})

/** SQL of a file: its template strings and quoted strings that look like it, or all of a migration. */
function statementsOf(path: string, text: string): string[] {
  if (path.endsWith('.sql')) return text.toLowerCase().split('--> statement-breakpoint')
  const strings = text.match(/`[^`]*`|'[^'\n]*'/g) ?? []
  return strings
    .map(string => string.slice(1, -1).toLowerCase())
    .filter(string => /\b(select|insert|update|delete|create|alter|merge)\b/.test(string))
}

describe('documents', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'DECISIONS.md', 'CONTRIBUTING.md'].filter(name =>
    existsSync(join(root, name)),
  )

  test.each(documents)('%s names only paths that exist', name => {
    const text = readFileSync(join(root, name), 'utf8')
    const cited = [
      ...text.matchAll(/`((?:app|components|db|lib|e2e|deploy|\.ci)\/[^`\s]*)`|\]\(([^)#:\s]+)\)/g),
    ].map(match => match[1] ?? match[2] ?? '')
    const missing = cited.filter(path => !/[*<>{}$]/.test(path) && !existsSync(join(root, path)))
    expect(missing.map(path => `${name} cites ${path}, which does not exist`)).toEqual([])
  })
})

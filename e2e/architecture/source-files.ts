import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export type SourceFile = { path: string; text: string; isTest: boolean }
export type Import = { from: string; isTypeOnly: boolean }

const folders = ['app', 'components', 'db', 'lib', 'e2e']

function* pathsOf(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* pathsOf(path)
    else yield path
  }
}

/** Every file of the house, with its path from the root. */
export function readAllPaths(): string[] {
  return folders.flatMap(folder => [...pathsOf(folder)])
}

/** Every file of code. Tests, and what only tests use, are marked. */
export function readSourceFiles(): SourceFile[] {
  return readAllPaths()
    .filter(path => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.mts'))
    .map(path => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
      isTest: /\.test\.tsx?$/.test(path) || path.startsWith('e2e/') || path.includes('/testing/'),
    }))
}

const importPattern = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm
const dynamicPattern = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Where the file reaches out to. Paths within the house are given from the root, packages by their name. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  for (const [, type, from] of file.text.matchAll(importPattern))
    found.push({ from: from ?? '', isTypeOnly: Boolean(type) })
  for (const [, from] of file.text.matchAll(dynamicPattern))
    found.push({ from: from ?? '', isTypeOnly: false })
  return found.map(({ from, isTypeOnly }) => {
    if (from.startsWith('#')) return { from: from.slice(1), isTypeOnly }
    if (from.startsWith('.')) return { from: join(file.path, '..', from), isTypeOnly }
    return { from, isTypeOnly }
  })
}

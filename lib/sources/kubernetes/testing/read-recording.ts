import { readdirSync, readFileSync } from 'node:fs'
import type { KindName } from '../kinds.ts'
import type { RawObject } from '../raw-object.ts'

export type RecordedEvent = { kind: KindName; type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: RawObject }

const folder = new URL('../fixtures/', import.meta.url)

export function recordedScenarios(): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.ndjson'))
    .map(name => name.replace('.ndjson', ''))
    .sort()
}

/** The watch events of one recorded scenario, in the order the cluster wrote them. */
export function readRecording(scenario: string): RecordedEvent[] {
  return readFileSync(new URL(`${scenario}.ndjson`, folder), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as RecordedEvent)
}

import { createHash } from 'node:crypto'
import type { WorkloadRollout } from './cluster-state.ts'

// Of a rollout that is over for good only three things are asked again: was this revision rolled out before, and did these
// images ever run. Ten of them for each of tens of thousands of workloads are kept as one short text.

const keyLength = 10
const entryLength = 2 * keyLength + 1
const kept = 12

const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, keyLength)

const imagesKey = (images: readonly string[]): string => keyOf(images.join('\n'))

/** Adds a rollout to those that are over; the oldest fall off. */
export function rememberPast(past: string, { targetUid, print, outcome }: WorkloadRollout): string {
  const entry = `${keyOf(targetUid)}${imagesKey(print.images)}${outcome === 'succeeded' ? '+' : '-'}`
  // A copy: parts of texts keep the texts they are parts of.
  return Buffer.from((past + entry).slice(-kept * entryLength), 'latin1').toString('latin1')
}

const entriesOf = (past: string): string[] =>
  Array.from({ length: past.length / entryLength }, (_, at) =>
    past.slice(at * entryLength, (at + 1) * entryLength),
  )

export function wasRolledOut(past: string, targetUid: string): boolean {
  if (past === '') return false
  const key = keyOf(targetUid)
  return entriesOf(past).some(entry => entry.startsWith(key))
}

export function hadSuccessWith(past: string, images: readonly string[]): boolean {
  if (past === '') return false
  const key = `${imagesKey(images)}+`
  return entriesOf(past).some(entry => entry.endsWith(key))
}

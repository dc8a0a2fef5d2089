import { createHash } from 'node:crypto'

/** Bytes at each end of a file that its fingerprint covers. */
export const fingerprintBytes = 64 * 1024

/** What tells a file from others without reading all of it: its size, its beginning and its end. */
export const fingerprintOf = (sizeBytes: number | null, head: Uint8Array, tail: Uint8Array): string =>
  `${sizeBytes ?? 'stream'}-${createHash('sha256').update(head).update(tail).digest('hex').slice(0, 32)}`

/** The source of rows that name none: the file's name without folder and endings. */
export const sourceOfFile = (fileName: string): string =>
  (fileName.split(/[/\\]/).at(-1) ?? '')
    .replace(/(\.(csv|tsv|ndjson|jsonl|json|txt|gz|zst))+$/i, '')
    .slice(0, 200) || 'import'

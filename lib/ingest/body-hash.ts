import { hash } from 'node:crypto'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'

/** SHA-256 of the canonical JSON of a body: what makes two bodies under one key "the same" or a conflict. */
export const bodyHash = (value: unknown): Buffer => hash('sha256', canonicalJson(value), 'buffer')

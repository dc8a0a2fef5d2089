import type { Parameter } from './parameters.ts'

export const findParameters = [
  { name: 'q', kind: 'text', description: 'An id, a name, or the beginnings of words of it.' },
] as const satisfies Parameter[]

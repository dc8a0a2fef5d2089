import { harmlessTraits } from './harmless-traits.ts'

const most = 24
const longest = 120

/**
 * What a sender says of a deploy beside the fields we name, for rules to look at: texts of its `metadata` and `labels`, as
 * `metadata:<key>` and `label:<key>`; few, short, nothing that looks like a secret. Undefined when it says nothing.
 */
export function metadataTraits(said: { metadata?: unknown; labels?: unknown }): {
  traits?: Record<string, string>
} {
  const traits = harmlessTraits({ ...textsOf('metadata', said.metadata), ...textsOf('label', said.labels) })
  return Object.keys(traits).length === 0 ? {} : { traits }
}

function textsOf(prefix: string, value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[0].length <= longest && entry[1].length <= longest,
  )
  return Object.fromEntries(texts.slice(0, most).map(([key, text]) => [`${prefix}:${key}`, text]))
}

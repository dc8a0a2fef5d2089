/** Annotations that name something; others may hold anything, secrets included. */
const namingAnnotation =
  /^(moniker\.spinnaker\.io|backstage\.io|app\.kubernetes\.io)\/|(^|[/.-])(team|owner|service|component|system|squad)(-name|-id)?$/
const longest = 120
const most = 24

type Known = {
  namespace?: string | null
  labels?: Readonly<Record<string, string>>
  annotations?: Readonly<Record<string, string>>
  repository?: string | null
  image?: string | null
}

const isSmall = (text: string): boolean => text.length <= longest && !/[\r\n]/.test(text)

/** What naming rules may look at (`ObservedRollout.traits`): small, in the order of the keys, without free-form annotations. */
export function workloadTraits(known: Known): Record<string, string> {
  const traits: Record<string, string> = {}
  const add = (prefix: string, texts: Readonly<Record<string, string>> = {}) => {
    for (const key of Object.keys(texts).sort().slice(0, most))
      if (isSmall(texts[key]!) && key.length <= longest) traits[`${prefix}:${key}`] = texts[key]!
  }
  if (known.namespace) traits.namespace = known.namespace
  if (known.repository && isSmall(known.repository)) traits.repository = known.repository
  if (known.image) traits.image = known.image
  add('label', known.labels)
  const annotations = Object.entries(known.annotations ?? {}).filter(([key]) => namingAnnotation.test(key))
  add('annotation', Object.fromEntries(annotations))
  return traits
}

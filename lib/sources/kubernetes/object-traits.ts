import { namingTraits } from '../naming-traits.ts'
import { intern } from './intern.ts'
import type { RawObject, RawTemplate } from './raw-object.ts'

/** What naming rules may look at of a workload; its own labels come before those of its pods. */
export function objectTraits(
  { metadata: meta = {} }: RawObject,
  template: RawTemplate | undefined,
  image: string | null,
): Record<string, string> {
  const traits = namingTraits({
    namespace: meta.namespace ?? null,
    labels: { ...template?.metadata?.labels, ...meta.labels },
    annotations: meta.annotations ?? {},
    image,
  })
  for (const [key, text] of Object.entries(traits)) traits[key] = intern(text)
  return traits
}

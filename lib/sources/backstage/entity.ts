import { z } from 'zod'

const text = z.string().min(1)

/** What we read of an entity of the software catalogue, from its API or from a `catalog-info.yaml`; the rest is left. */
export const entitySchema = z.object({
  kind: text,
  metadata: z.object({
    name: text,
    namespace: text.optional(),
    title: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z
    .object({
      type: z.string().optional(),
      owner: z.string().optional(),
      parent: z.string().optional(),
      lifecycle: z.string().optional(),
      profile: z.object({ displayName: z.string().optional() }).optional(),
    })
    .optional(),
  relations: z.array(z.object({ type: text, targetRef: text })).optional(),
})
export type Entity = z.infer<typeof entitySchema>

export type EntityRef = { kind: string; namespace: string; name: string }

/** `[<kind>:][<namespace>/]<name>` (Backstage, entity references): parts left out are the defaults, case says nothing. */
export function decodeEntityRef(ref: string, kind: string): EntityRef {
  const [, ofKind, ofNamespace, name = ''] = /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.*)$/.exec(ref) ?? []
  return {
    kind: (ofKind ?? kind).toLowerCase(),
    namespace: (ofNamespace ?? 'default').toLowerCase(),
    name: name.toLowerCase(),
  }
}

export const formatEntityRef = ({ kind, namespace, name }: EntityRef): string =>
  `${kind}:${namespace}/${name}`

export const refOfEntity = ({ kind, metadata }: Entity): EntityRef => ({
  kind: kind.toLowerCase(),
  namespace: (metadata.namespace ?? 'default').toLowerCase(),
  name: metadata.name.toLowerCase(),
})

/** An id of the catalogue: the name alone in the default namespace, as people call it. */
export const idOfRef = ({ namespace, name }: EntityRef, spelled: string): string =>
  namespace === 'default' ? spelled : `${namespace}/${name}`

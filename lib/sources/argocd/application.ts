import { z } from 'zod'
import {
  foreignInstant,
  foreignList,
  foreignLongText,
  foreignRecord,
  foreignText,
  foreignTexts,
} from '../foreign-fields.ts'
import { nestedJson } from '../nested-json.ts'
import { readableText } from '../readable-text.ts'

const objectOf = <Shape extends z.ZodRawShape>(shape: Shape) => foreignRecord.pipe(z.object(shape))
const listOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  foreignList.pipe(z.array(foreignRecord.pipe(z.object(shape))))
const texts = foreignList.transform(items => items.flatMap(item => readableText(item, 500) ?? []))

const source = { repoURL: foreignLongText, chart: foreignText, targetRevision: foreignText }
/** One source, or several: what was deployed of each stands in the list of the same length. */
const deployed = {
  revision: foreignText,
  revisions: texts,
  source: objectOf(source),
  sources: listOf(source),
}
const initiator = objectOf({ username: foreignText })

const historySchema = {
  ...deployed,
  id: foreignText,
  deployStartedAt: foreignInstant,
  deployedAt: foreignInstant,
  initiatedBy: initiator,
}

export const applicationSchema = objectOf({
  kind: foreignText,
  metadata: objectOf({
    name: foreignText,
    uid: foreignText,
    creationTimestamp: foreignInstant,
    deletionTimestamp: foreignInstant,
    labels: foreignTexts,
    annotations: foreignTexts,
    ownerReferences: listOf({ kind: foreignText }),
  }),
  spec: objectOf({
    destination: objectOf({ server: foreignText, name: foreignText, namespace: foreignText }),
    source: objectOf(source),
    sources: listOf(source),
  }),
  status: objectOf({
    health: objectOf({ status: foreignText, lastTransitionTime: foreignInstant }),
    history: listOf(historySchema),
    operationState: objectOf({
      phase: foreignText,
      startedAt: foreignInstant,
      finishedAt: foreignInstant,
      operation: objectOf({
        initiatedBy: initiator,
        sync: objectOf({
          revision: foreignText,
          revisions: texts,
          resources: foreignList,
          dryRun: z.boolean().catch(false),
        }),
      }),
      syncResult: objectOf(deployed),
    }),
    resources: listOf({ kind: foreignText, name: foreignText, namespace: foreignText }),
    summary: objectOf({ images: texts, externalURLs: texts }),
  }),
})

export type Application = z.infer<typeof applicationSchema>
export type Deployed = Pick<Application['status']['history'][number], keyof typeof deployed>

/**
 * The Application in a body: our template's `app`, another's `application`, or the resource itself. Null when there is none
 * that says who it is; templates of one's own may send anything.
 */
export function applicationIn(body: unknown): (Application & { uid: string; name: string }) | null {
  const value = foreignRecord.parse(nestedJson(body))
  for (const candidate of [value.app, value.application, value]) {
    const { data } = applicationSchema.safeParse(nestedJson(candidate))
    if (data?.metadata.uid == null || data.metadata.name === null) continue
    return { ...data, uid: data.metadata.uid, name: data.metadata.name }
  }
  return null
}

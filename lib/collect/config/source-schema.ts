import { z } from 'zod'
import type { CommonSettings, Connection } from '#lib/sources/adapter.ts'
import { adapters } from '#lib/sources/registry.ts'

export type { SecretReference } from '#lib/sources/adapter.ts'

/** One configured pull source: the common settings, its connection, and what its adapter alone understands. */
export type SourceConfig = CommonSettings & Connection & Record<string, unknown>

/** Kinds that can be polled or watched, in the order of the registry. */
export const pullKinds: readonly string[] = adapters.filter(adapter => adapter.pull).map(({ kind }) => kind)

/** What a source's configuration must look like, by its `kind`. */
export const sourceSchema = z.discriminatedUnion(
  'kind',
  adapters.flatMap(({ pull }) => (pull ? [pull.settings] : [])) as unknown as [
    z.ZodObject<{ kind: z.ZodLiteral<string> }>,
  ],
) as unknown as z.ZodType<SourceConfig>

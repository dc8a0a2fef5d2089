import type { Viewer } from '#lib/domain/access/viewer.ts'
import type { SourceKindsAnswer } from '#lib/read/answers/source-kinds-answer.ts'
import { requireReader } from '#lib/read/require-reader.ts'
import { adapters } from '#lib/sources/registry.ts'
import { settingsForm } from './settings-form.ts'

let known: SourceKindsAnswer | null = null

/** Every kind of source that can be connected, in the order of the registry. Throws ReadErrors. */
export function readSourceKinds(viewer: Viewer): SourceKindsAnswer {
  requireReader(viewer)
  known ??= {
    items: adapters
      .filter(({ hook, pull }) => hook || pull)
      .map(({ kind, label, platform, hook, pull }) => ({
        kind,
        label,
        platform: platform ?? null,
        hook: hook ? { signatures: [...hook.signatures], takesMany: hook.takesMany } : null,
        pull: pull ? { fields: settingsForm(pull) } : null,
      })),
  }
  return known
}

/** How kinds are called; `push` stands for our own calls. */
export const kindLabels: ReadonlyMap<string, string> = new Map([
  ['push', 'Landfall API'],
  ...adapters.map(({ kind, label }) => [kind, label] as const),
])

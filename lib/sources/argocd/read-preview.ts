import { isTemporaryName } from '#lib/domain/environment/is-temporary-name.ts'
import { pullRequestOf } from '#lib/domain/environment/pull-request-of.ts'
import type { Application } from './application.ts'

const environmentKeys = ['environment', 'env', 'app.kubernetes.io/environment'] as const
const previewKey = /(?:^|[/.-])(?:preview|pull[-_]?request|pr|mr)(?:[-_.]?(?:number|id|env|environment))?$/i

/** The environment an application's labels name, as they say it. */
export const environmentLabel = ({ metadata: { labels } }: Application): string | null =>
  environmentKeys.map(key => labels[key]).find(text => text !== undefined) ?? null

/**
 * Whether an application is a pull request's, by its labels and annotations; by its name only where an ApplicationSet made
 * it. With the number of the pull request, where something tells it.
 */
export function readPreview(app: Application): { pullRequest: number | null } | null {
  const { labels, annotations, name, ownerReferences } = app.metadata
  const said = Object.entries({ ...annotations, ...labels }).filter(
    ([key, text]) => previewKey.test(key) && text !== 'false',
  )
  const environment = environmentLabel(app)
  const isGenerated = ownerReferences.some(({ kind }) => kind === 'ApplicationSet')
  const names = [name, app.spec.destination.namespace].filter(text => text !== null)
  const isPreview =
    said.length > 0 ||
    (environment !== null && isTemporaryName(environment)) ||
    (isGenerated && names.some(isTemporaryName))
  if (!isPreview) return null
  const number = said.map(([, text]) => text).find(text => /^\d{1,9}$/.test(text))
  const named = [...said.map(([, text]) => text), environment ?? '', ...names].map(pullRequestOf)
  return {
    pullRequest: number === undefined ? (named.find(found => found !== null) ?? null) : Number(number),
  }
}

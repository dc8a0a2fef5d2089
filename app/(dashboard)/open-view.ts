import type { QueryClient } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { Weight } from '#lib/domain/migration/weigh-progress.ts'
import { withoutUnknown } from '#lib/query/known-filters.ts'
import { makeQueryClient } from '#lib/query/make-query-client.ts'
import { loadUrlView, viewOfUrl } from '#lib/query/url-filters.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import type { ReadContext } from '#lib/read/read-context.ts'
import { requireChoices } from './require-choices.ts'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>
export type OpenedView = {
  context: ReadContext
  choices: ChoicesAnswer
  filters: Filters
  since: string | null
  weight: Weight
  client: QueryClient
}

/** What a page needs to prefetch: who asks, the known filters of its address, and an empty cache to fill. */
export async function openView(searchParams: SearchParams): Promise<OpenedView> {
  const [{ context, choices }, params] = await Promise.all([requireChoices(), searchParams])
  const { filters, since, weight } = viewOfUrl(loadUrlView(params))
  return {
    context,
    choices,
    since,
    weight,
    filters: withoutUnknown(filters, choices).filters,
    client: makeQueryClient(),
  }
}

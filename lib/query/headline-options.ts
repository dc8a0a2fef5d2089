import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import { answerOptions } from './answer-options.ts'
import { fetchAnswer } from './fetch-answer.ts'
import { searchOfFilters } from './search-of-filters.ts'

// The overview shows the headlines of answers whose lists are long: those stay out of its page.

export type FrequencyHeadline = Omit<FrequencyAnswer, 'teams' | 'services' | 'weekly' | 'aligned'>
export type CpuHeadline = Omit<CpuAnswer, 'services' | 'weekly'>
export type ProgressHeadline = Omit<ProgressAnswer, 'series' | 'added'>

export function frequencyHeadlineOf(answer: FrequencyAnswer): FrequencyHeadline {
  const { teams: _teams, services: _services, weekly: _weekly, aligned: _aligned, ...headline } = answer
  return headline
}
export function cpuHeadlineOf(answer: CpuAnswer): CpuHeadline {
  const { services: _services, weekly: _weekly, ...headline } = answer
  return headline
}
export function progressHeadlineOf(answer: ProgressAnswer): ProgressHeadline {
  const { series: _series, added: _added, ...headline } = answer
  return headline
}

function headlineOptions<Answer, Headline>(
  path: string,
  filters: Filters,
  headlineOf: (answer: Answer) => Headline,
) {
  const whole = answerOptions<Answer>(path, searchOfFilters(filters))
  return queryOptions({
    queryKey: [...whole.queryKey, 'headline'] as const,
    queryFn: async ({ signal }) =>
      headlineOf(await fetchAnswer<Answer>(path, searchOfFilters(filters), signal)),
    staleTime: 60_000,
    retry: whole.retry as never,
    placeholderData: keepPreviousData,
  })
}

export const frequencyHeadlineOptions = (filters: Filters) =>
  headlineOptions('frequency', filters, frequencyHeadlineOf)
export const cpuHeadlineOptions = (filters: Filters) => headlineOptions('cpu', filters, cpuHeadlineOf)
export const progressHeadlineOptions = (filters: Filters) =>
  headlineOptions('progress', filters, progressHeadlineOf)

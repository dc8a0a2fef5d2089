'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { AnswerError } from '#lib/query/fetch-answer.ts'
import { checkVisit, type VisitInput } from './visit-acts.ts'

export type VisitCheck = {
  /** In words that name both entries. */
  conflicts: string[]
  /** Why a reason must be given; null: none need be. */
  needsReason: string | null
  /** Whether what is typed now was checked. */
  isChecked: boolean
}

/** A reason that is missing hides what clashes: asked again as if it were given, so that all is said at once. */
async function checkAll(id: string | null, migration: string, input: VisitInput): Promise<unknown> {
  try {
    return await checkVisit(id, migration, input)
  } catch (error) {
    if (!(error instanceof AnswerError) || !error.issues.every(({ path }) => path === '/reason')) throw error
    if (error.issues.length === 0 || input.reason !== undefined) throw error
    const { status, code, message, reference, issues } = error
    try {
      await checkVisit(id, migration, { ...input, reason: 'Not said yet.' })
    } catch (further) {
      const clashes = further instanceof AnswerError ? further.issues : []
      throw new AnswerError(status, code, message, reference, [...issues, ...clashes])
    }
    throw error
  }
}

/** What would clash if the visit were saved as it stands in the form: asked of the same rules that refuse it. */
export function useVisitCheck(id: string | null, migration: string, input: VisitInput): VisitCheck {
  const asked = useDeferredValue(JSON.stringify(input))
  const isComplete = input.engineers.length > 0 && input.from <= input.to && input.office !== ''
  const { data, error, isFetching } = useQuery({
    queryKey: ['visit-check', id, migration, asked],
    enabled: isComplete,
    retry: false,
    staleTime: 10_000,
    queryFn: () => checkAll(id, migration, JSON.parse(asked) as VisitInput),
  })
  if (!isComplete) return { conflicts: [], needsReason: null, isChecked: false }
  if (error instanceof AnswerError) {
    const issues = error.issues ?? []
    const reason = issues.find(({ path }) => path === '/reason')?.message ?? null
    const conflicts = issues.filter(({ path }) => path !== '/reason').map(({ message }) => message)
    return {
      conflicts: conflicts.length > 0 || reason !== null ? conflicts : [error.message.replace(/\.$/, '')],
      needsReason: reason,
      isChecked: false,
    }
  }
  return { conflicts: [], needsReason: null, isChecked: data !== undefined && !isFetching }
}

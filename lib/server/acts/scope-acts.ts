import { z } from 'zod'
import { rulesEffect } from '#lib/read/answers/scope-answer.ts'
import { InvalidFilter } from '#lib/read/read-error.ts'
import { previewRules, type RulesChange } from '#lib/read/rules-preview.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import {
  newBaselineSchema,
  recordBaseline,
  requireBaselineSetter,
  withdrawBaseline,
} from '#lib/record/record-baseline.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { newScopeSchema, recordScope, requireScopeSetter, withdrawScope } from '#lib/record/record-scope.ts'
import { migrationOfRecord } from '#lib/record/require-subject.ts'
import { type ActCall, type ActContext, defineAct } from './define-act.ts'

const withdrawal = z.strictObject({ reason: reasonField.optional() })

async function preview(context: ActContext, migration: string | null, change: RulesChange) {
  try {
    return await previewRules(context, migration, change)
  } catch (error) {
    if (!(error instanceof InvalidFilter)) throw error
    throw new ActRefused('invalid', error.message, [{ path: `/${error.parameter}`, message: error.message }])
  }
}

/** Which services count, and the day they are frozen: each shows the headline before and after, and a dry run only that. */
export const scopeActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/scope',
    summary: 'Put a scope rule in force from a day on; a dry run tells who enters and leaves',
    body: newScopeSchema,
    answer: rulesEffect,
    takesDryRun: true,
    async act(context, _, input) {
      requireScopeSetter(context.viewer)
      const change = { kind: 'scope', from: input.from, scope: input.scope } as const
      const shown = await preview(context, input.migration ?? null, change)
      const id = context.isDryRun ? null : await recordScope(context, input)
      return { dryRun: context.isDryRun, id, preview: shown }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/scope/[id]/withdraw',
    summary: 'Take a version of a scope rule back; it stays in the history',
    body: withdrawal,
    answer: rulesEffect,
    takesDryRun: true,
    async act(context, { id = '' }, { reason }) {
      requireScopeSetter(context.viewer)
      const migration = await migrationOfRecord(context.db.pool, 'scopeVersions', id)
      const shown = await preview(context, migration, { kind: 'scope withdrawn', id })
      if (!context.isDryRun) await withdrawScope(context, id, reason)
      return { dryRun: context.isDryRun, id, preview: shown }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/baseline',
    summary: 'Freeze the baseline of a day; a dry run tells the headline before and after',
    body: newBaselineSchema,
    answer: rulesEffect,
    takesDryRun: true,
    async act(context, _, input) {
      requireBaselineSetter(context.viewer, input.on, context.now)
      const shown = await preview(context, input.migration ?? null, { kind: 'baseline', on: input.on })
      const id = context.isDryRun ? null : await recordBaseline(context, input)
      return { dryRun: context.isDryRun, id, preview: shown }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/baseline/[id]/withdraw',
    summary: 'Take a frozen baseline back: the one before it counts again',
    body: withdrawal,
    answer: rulesEffect,
    takesDryRun: true,
    async act(context, { id = '' }, { reason }) {
      requireBaselineSetter(context.viewer, null, context.now)
      const migration = await migrationOfRecord(context.db.pool, 'baselines', id)
      const shown = await preview(context, migration, { kind: 'baseline withdrawn', id })
      if (!context.isDryRun) await withdrawBaseline(context, id, reason)
      return { dryRun: context.isDryRun, id, preview: shown }
    },
  }),
]

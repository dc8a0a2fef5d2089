import { z } from 'zod'
import { environmentRulesEffect, nameRulesEffect, placeRulesEffect } from '#lib/read/answers/rules-answer.ts'
import { count } from '#lib/read/answers/shared.ts'
import { mapName, unmapName } from '#lib/record/map-name.ts'
import { environmentRulesSchema, nameRulesSchema, placeRulesSchema } from '#lib/record/rules-schema.ts'
import { saveEnvironmentRules } from '#lib/record/save-environment-rules.ts'
import { saveNameRules } from '#lib/record/save-name-rules.ts'
import { savePlaceRules } from '#lib/record/save-place-rules.ts'
import { type ActCall, defineAct } from './define-act.ts'

const text = z.string().min(1).max(200)
const key = { platform: text, name: z.string().min(1).max(500) }

/** What names and places stand for. */
export const nameActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/names/map',
    summary: 'Say which service a name is, one that is there or a new one; its facts move there',
    body: z.union([
      z.strictObject({ ...key, service: text }),
      z.strictObject({
        ...key,
        newService: z.strictObject({
          id: text,
          team: text.nullable().default(null),
          kind: text.nullable().default(null),
        }),
      }),
    ]),
    answer: z.object({ service: z.string(), affectedServices: count }),
    act: (context, _, mapping) => mapName(context, mapping),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/names/unmap',
    summary: 'Take a mapping back; the facts of the name go where they were',
    body: z.strictObject(key),
    answer: z.object({ affectedServices: count }),
    act: (context, _, name) => unmapName(context, name),
  }),
  defineAct({
    method: 'PUT',
    path: '/api/v1/rules/names',
    summary: 'Save the naming rules, whole and in their order, and apply them',
    body: nameRulesSchema,
    answer: nameRulesEffect,
    takesDryRun: true,
    async act(context, _, { items }) {
      const effect = await saveNameRules(context, items, context.isDryRun)
      return { dryRun: context.isDryRun, ...effect }
    },
  }),
  defineAct({
    method: 'PUT',
    path: '/api/v1/rules/places',
    summary: 'Save the place rules, whole and in their order; the sources they touch are read again',
    body: placeRulesSchema,
    answer: placeRulesEffect,
    takesDryRun: true,
    async act(context, _, { items }) {
      const effect = await savePlaceRules(context, items, context.isDryRun)
      return { dryRun: context.isDryRun, ...effect }
    },
  }),
  defineAct({
    method: 'PUT',
    path: '/api/v1/rules/environments',
    summary: 'Save one’s own environment rules, whole and in their order; every service is worked out anew',
    body: environmentRulesSchema,
    answer: environmentRulesEffect,
    takesDryRun: true,
    async act(context, _, { items }) {
      const effect = await saveEnvironmentRules(context, items, context.isDryRun)
      return { dryRun: context.isDryRun, ...effect }
    },
  }),
]

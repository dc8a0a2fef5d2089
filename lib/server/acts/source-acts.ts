import { z } from 'zod'
import { type ConfiguredSource, selectSourceRow } from '#db/queries/select-source-row.ts'
import { askResync, changeSource, connectSource, forgetSource } from '#lib/record/connected-source.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { requireAdmin } from '#lib/record/require-admin.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import { planSource } from '../sources/plan-source.ts'
import { testPlan, testSource, trialId } from '../sources/test-connection.ts'
import { type ActCall, type ActContext, defineAct } from './define-act.ts'

/** Pages below /sources. */
const reservedIds = ['new', 'names', 'dead-letters', 'imports', 'catalog']
const id = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, dashes and underscores')
  .refine(text => !reservedIds.includes(text), 'is the name of a page: choose another')
const label = z.string().trim().min(1).max(200).nullable()
const freshnessSeconds = z.int().min(30).max(86_400).nullable()
const settings = z.record(z.string().max(100), z.unknown()).nullable()
const done = z.object({ id: z.string() })
const connectionTest = z.object({
  isOk: z.boolean(),
  findings: z.array(z.object({ isOk: z.boolean(), text: z.string() })),
})

/** Its events are pulled by a collector of ours. */
const isPull = ({ kind, settings, configuredIn }: ConfiguredSource): boolean =>
  adapterOf(kind)?.pull !== undefined &&
  (settings !== null || configuredIn === 'file' || configuredIn === 'demo')

async function requireSource({ db }: ActContext, source: string): Promise<ConfiguredSource> {
  const row = await selectSourceRow(db.pool, source)
  if (row === null) throw new ActRefused('not_found', `There is no source ${source}.`)
  return row
}

/** Sources connected, changed and disconnected on the sources page. */
export const sourceActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/sources',
    summary: 'Connect a source: `settings` as its kind wants them, none for a kind that is pushed',
    body: z.strictObject({
      id,
      kind: z.string(),
      label: label.default(null),
      freshnessSeconds: freshnessSeconds.default(null),
      settings: settings.default(null),
    }),
    answer: done,
    status: 201,
    async act(context, _, wish) {
      requireAdmin(context.viewer)
      const { plan } = planSource(wish, null)
      await connectSource(context, plan)
      return { id: plan.id }
    },
  }),
  defineAct({
    method: 'PATCH',
    path: '/api/v1/sources/[id]',
    summary: 'Name, pause or change a source; settings replace those it has',
    body: z.strictObject({
      label: label.optional(),
      freshnessSeconds: freshnessSeconds.optional(),
      isPaused: z.boolean().optional(),
      settings: settings.optional(),
    }),
    answer: done,
    async act(context, params, { settings: wished, ...change }) {
      requireAdmin(context.viewer)
      const source = await requireSource(context, params.id!)
      const isOwn = source.configuredIn === 'page' && source.settings !== null
      const settings = wished ?? (isOwn ? source.settings : null)
      const hasPlan = settings !== null && (wished != null || change.freshnessSeconds !== undefined)
      const planned = hasPlan
        ? planSource(
            {
              id: source.id,
              kind: source.kind,
              label: change.label === undefined ? source.label : change.label,
              freshnessSeconds:
                change.freshnessSeconds === undefined ? source.freshnessSeconds : change.freshnessSeconds,
              settings,
            },
            source.settings,
          )
        : null
      await changeSource(context, source.id, change, { isPull: isPull(source) }, planned?.plan ?? null)
      return { id: source.id }
    },
  }),
  {
    method: 'DELETE',
    path: '/api/v1/sources/[id]',
    summary: 'Disconnect a source; what it told stays',
    body: null,
    answer: done,
    async act(context, params) {
      await forgetSource(context, params.id!)
      return { id: params.id! }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/sources/[id]/resync',
    summary: 'Have everything listed anew',
    body: null,
    answer: done,
    async act(context, params) {
      requireAdmin(context.viewer)
      const source = await requireSource(context, params.id!)
      await askResync(context, source.id, { isPull: isPull(source) })
      return { id: source.id }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/sources/[id]/test',
    summary: 'Try the connection of a source, and say what works',
    body: null,
    answer: connectionTest,
    async act(context, params) {
      requireAdmin(context.viewer)
      return testSource(context.db, await requireSource(context, params.id!), context.now)
    },
  },
  defineAct({
    method: 'POST',
    path: '/api/v1/source-tests',
    summary: 'Try settings before a source is connected; nothing is kept',
    body: z.strictObject({ kind: z.string(), settings }),
    answer: connectionTest,
    async act(context, _, { kind, settings }) {
      requireAdmin(context.viewer)
      const wish = { id: trialId(), kind, label: null, freshnessSeconds: null, settings }
      return testPlan(planSource(wish, null))
    },
  }),
]

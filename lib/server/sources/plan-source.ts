import { randomBytes } from 'node:crypto'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { sealText, sourceSecretPlace } from '#lib/auth/seal.ts'
import { addressFault } from '#lib/collect/address-fault.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'
import type { SourcePlan } from '#lib/record/connected-source.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import type { Adapter } from '#lib/sources/adapter.ts'
import { issuesOf } from '#lib/sources/contract-fields.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import { isOfTheMachine, settingsForm } from './settings-form.ts'

export type SourceWish = {
  id: string
  kind: string
  label: string | null
  /** Null: the adapter's default for a pull source, no limit for a pushed one. */
  freshnessSeconds: number | null
  /** Null: its events are pushed. */
  settings: Record<string, unknown> | null
}

/** A plan, and what it was made of: `plain` holds new credentials in the clear, by their id, for a test before saving. */
export type PlannedSource = { plan: SourcePlan; plain: ReadonlyMap<string, string> }

/**
 * Checks what a person wants to connect by the adapter of its kind, and seals credentials. `held`: settings it has now,
 * whose credentials may stay. Throws ActRefused that says where something is wrong.
 */
export function planSource(wish: SourceWish, held: Record<string, unknown> | null): PlannedSource {
  const adapter = adapterOf(wish.kind)
  if (adapter === undefined || (!adapter.pull && !adapter.hook))
    throw invalid('/kind', `there is no kind of source ${JSON.stringify(wish.kind)}`)
  if (wish.settings === null) return planPushed(wish, adapter)
  if (!adapter.pull) throw invalid('/settings', `${adapter.label} is pushed: it has no settings`)
  const issues: Issue[] = []
  const plain = new Map<string, string>()
  const settings = sealCredentials(wish.settings, held, adapter, plain, issues)
  for (const name of Object.keys(settings))
    if (isOfTheMachine(name))
      issues.push({
        path: `/settings/${name}`,
        message: 'names a file of the machine: only its configuration file may',
      })
  issues.push(...reachIssues(settings, '/settings'))
  if (issues.length > 0) throw new ActRefused('invalid', 'The settings are not valid.', issues)
  const parsed = adapter.pull.settings.safeParse({
    ...settings,
    id: wish.id,
    kind: wish.kind,
    ...(wish.label === null ? {} : { label: wish.label }),
    ...(wish.freshnessSeconds === null ? {} : { freshnessSeconds: wish.freshnessSeconds }),
  })
  if (!parsed.success)
    throw new ActRefused('invalid', 'The settings are not valid.', issuesOf(parsed.error).map(ofSettings))
  const { id, kind, label, freshnessSeconds, ...own } = parsed.data
  const { cluster, platform, environment, region } = own
  const credentials = [...plain].map(([secret, text]) => ({
    id: secret,
    sealed: sealText(text, sourceSecretPlace(id, secret), authSettings(process.env).secret),
  }))
  const plan: SourcePlan = {
    id,
    kind,
    label: label ?? null,
    freshnessSeconds,
    platform: platform ?? adapter.platform ?? null,
    cluster: cluster ?? null,
    environment: environment ?? 'production',
    region: region ?? null,
    settings: own,
    credentials,
  }
  return { plan, plain }
}

function planPushed({ id, kind, label, freshnessSeconds }: SourceWish, adapter: Adapter): PlannedSource {
  if (!adapter.hook) throw invalid('/settings', `${adapter.label} is polled: its settings are needed`)
  return {
    plan: {
      id,
      kind,
      label,
      freshnessSeconds,
      platform: null,
      cluster: null,
      environment: 'production',
      region: null,
      settings: null,
      credentials: [],
    },
    plain: new Map(),
  }
}

/** Credentials written in the clear become references; references stay only where the source has them already. */
function sealCredentials(
  settings: Record<string, unknown>,
  held: Record<string, unknown> | null,
  adapter: Adapter,
  plain: Map<string, string>,
  issues: Issue[],
): Record<string, unknown> {
  const taken = { ...settings }
  for (const { name, type } of settingsForm(adapter.pull!)) {
    if (type !== 'secret' || taken[name] === undefined) continue
    const value = taken[name]
    if (typeof value === 'string' && value.trim() !== '') {
      const id = randomBytes(9).toString('base64url')
      plain.set(id, value.trim())
      taken[name] = { sealed: id }
    } else if (value === '' || value === null) delete taken[name]
    else if (held === null || JSON.stringify(value) !== JSON.stringify(held[name]))
      issues.push({
        path: `/settings/${name}`,
        message: 'must be the secret itself: it is kept sealed, and shown to nobody',
      })
  }
  return taken
}

/** Every address in settings is one a source may have, and none names a secret of the machine, however deep it stands. */
function reachIssues(value: unknown, path: string): Issue[] {
  if (typeof value === 'string') {
    const fault = /^[a-z][a-z0-9+.-]*:\/\//i.test(value.trim()) ? addressFault(value.trim()) : null
    return fault === null ? [] : [{ path, message: fault }]
  }
  if (typeof value !== 'object' || value === null) return []
  if (
    typeof (value as { file?: unknown }).file === 'string' ||
    typeof (value as { variable?: unknown }).variable === 'string'
  )
    return [{ path, message: 'names a secret of the machine: only its configuration file may' }]
  return Object.entries(value).flatMap(([key, part]) => reachIssues(part, `${path}/${key}`))
}

const outer = new Set(['/id', '/kind', '/label', '/freshnessSeconds'])
const ofSettings = ({ path, message }: Issue): Issue => ({
  path: outer.has(path) ? path : `/settings${path}`,
  message,
})

const invalid = (path: string, message: string): ActRefused =>
  new ActRefused('invalid', 'The source is not valid.', [{ path, message }])

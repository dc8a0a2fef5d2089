import { z } from 'zod'

// What `landfall.yaml` may say of any pull source. Settings are strict: a misspelt key is an error, not a default.

export const settingText = z.string().trim().min(1)
export const settingId = settingText.regex(
  /^[A-Za-z0-9._-]+$/,
  'may hold letters, digits, dots, dashes and underscores',
)
export const settingSeconds = z
  .number()
  .positive()
  .max(7 * 86_400)
export const settingUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

export const secretSetting = z
  .strictObject({
    file: settingText.optional(),
    variable: settingText.optional(),
    sealed: settingText.optional(),
  })
  .refine(value => Object.values(value).filter(part => part !== undefined).length === 1, {
    error: 'needs either `file` or `variable`: secrets are never written here',
  })

/** Of every pull source. Certificates in files; keys and tokens by reference. */
export const commonSettings = {
  id: settingId,
  label: settingText.optional(),
  freshnessSeconds: z.number().int().min(30).max(86_400).default(600),
  /** The authority's certificates in PEM, where no file can be named. */
  ca: settingText.max(100_000).optional(),
  caFile: settingText.optional(),
  certFile: settingText.optional(),
  keyFile: settingText.optional(),
  token: secretSetting.optional(),
}

/** Of a source that feeds one cluster. */
export const placedSettings = {
  ...commonSettings,
  /** The cluster's id in the catalogue. */
  cluster: settingId,
  platform: settingId.optional(),
  /** Used only for a cluster the catalogue does not list. */
  environment: z.enum(['production', 'staging', 'temporary']).default('production'),
  region: settingText.optional(),
}

/** `hostPollSeconds: 30` -> `hostPollMs: 30000`, for every duration that is set; freshness is not the adapter's. */
export function durationsInMs(settings: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      key.endsWith('Seconds') && key !== 'freshnessSeconds' && typeof value === 'number'
        ? [[key.replace(/Seconds$/, 'Ms'), value * 1000]]
        : [],
    ),
  )
}

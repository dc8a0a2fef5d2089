import { z } from 'zod'

// What `landfall.yaml` may say of a source. Strict: a misspelt key is an error, not a default.

const text = z.string().trim().min(1)
const id = text.regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, dashes and underscores')
const seconds = z
  .number()
  .positive()
  .max(7 * 86_400)
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

/** A secret is named, never written: a file, or a variable of the environment. */
const secret = { file: text.optional(), variable: text.optional() }
const secretSchema = z
  .strictObject(secret)
  .refine(value => (value.file === undefined) !== (value.variable === undefined), {
    error: 'needs either `file` or `variable`: secrets are never written here',
  })

const common = {
  id,
  label: text.optional(),
  /** The cluster's id in the catalogue. */
  cluster: id,
  platform: id.optional(),
  /** Used only for a cluster the catalogue does not list. */
  environment: z.enum(['production', 'staging', 'temporary']).default('production'),
  region: text.optional(),
  freshnessSeconds: z.number().int().min(30).max(86_400).default(600),
  /** Certificates in files; keys and tokens by reference. */
  caFile: text.optional(),
  certFile: text.optional(),
  keyFile: text.optional(),
  token: secretSchema.optional(),
}

const heliosSchema = z.strictObject({
  ...common,
  kind: z.literal('helios'),
  masters: z.array(url).min(1),
  serviceMetadata: text.optional(),
  groupPollSeconds: seconds.optional(),
  rollingPollSeconds: seconds.optional(),
  hostPollSeconds: seconds.optional(),
  jobPollSeconds: seconds.optional(),
  hostChunk: z.number().int().min(1).max(500).optional(),
  requestTimeoutSeconds: seconds.optional(),
  historyDelaySeconds: seconds.optional(),
  historyRepeatSeconds: seconds.optional(),
  settleSeconds: seconds.optional(),
  manualQuietSeconds: seconds.optional(),
  manualFailingSeconds: seconds.optional(),
  hostGoneSeconds: seconds.optional(),
  hostSamples: z.boolean().optional(),
})

const kubernetesSchema = z
  .strictObject({
    ...common,
    kind: z.literal('kubernetes'),
    /** Either an address, or a kubeconfig (with a context), or the pod's own service account. */
    url: url.optional(),
    kubeconfigFile: text.optional(),
    context: text.optional(),
    inCluster: z.literal(true).optional(),
    serviceRules: z
      .array(text.regex(/^(name|namespace|(label|annotation):.+)$/))
      .min(1)
      .optional(),
    includeNamespaces: z.array(text).optional(),
    excludeNamespaces: z.array(text).optional(),
    pageSize: z.number().int().min(1).max(5000).optional(),
    requestTimeoutSeconds: seconds.optional(),
    watchSeconds: seconds.optional(),
    silentSeconds: seconds.optional(),
    relistSeconds: seconds.optional(),
    unavailableRetrySeconds: seconds.optional(),
    waitSeconds: seconds.optional(),
    settleSeconds: seconds.optional(),
  })
  .refine(value => [value.url, value.kubeconfigFile, value.inCluster].filter(Boolean).length === 1, {
    error: 'needs exactly one of `url`, `kubeconfigFile` and `inCluster`',
  })

export const sourceSchema = z.discriminatedUnion('kind', [heliosSchema, kubernetesSchema])

export type SourceConfig = z.infer<typeof sourceSchema>
export type HeliosConfig = z.infer<typeof heliosSchema>
export type KubernetesConfig = z.infer<typeof kubernetesSchema>
export type SecretReference = z.infer<typeof secretSchema>

/** What stands where a secret stood. */
export const redacted = '[redacted]'

/** `DB_PASSWORD`, `dbPassword`, `db-password`, `x/db.password`: one spelling, letters and digits alone. */
const squeeze = (key: string): string => key.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

const secretEnd =
  /(?:password|passwd|passphrase|pwd|passcode|secrets?|tokens?|authorization|cookies?|credentials?|creds|apikeys?|privatekey|accesskey|secretkey|secretkeybase|signingkey|encryptionkey|sshkey|accountkey|masterkey|sharedkey|dockerconfigjson|dockercfg|connectionstring|clientkeydata|sessionid|jwt|auths)$/
const secretWhole = new Set(['auth', 'basicauth', 'proxyauth', 'bearer', 'pass'])
/** What says only in which form the secret is. */
const formEnd = /(?:value|hash|text|base64|plain|encoded)$/
/** `DB_PASS`, `dbPass`, `db-pass`: a word of its own, so that no compass is one. */
const passWord = /(?:[_.\-/ ]pass|[a-z0-9]Pass|_PASS)$/
/** Names of secrets kept elsewhere, not secrets. */
const references = new Set(['imagepullsecrets', 'secretname', 'secretref', 'secretkeyref'])

const environmentKeys = new Set(['env', 'envs', 'envvars', 'environmentvariables'])
const noteKeys = new Set(['annotations', 'labels'])
const secretNote = /secret|token|passw|credential|apikey|privatekey|accesskey/
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

const held = new Map<string, boolean>()
const heldLimit = 5_000

function judge(key: string): boolean {
  const squeezed = squeeze(key)
  if (references.has(squeezed)) return false
  if (squeezed === 'requestheaders') return true
  const bare = squeezed.replace(formEnd, '')
  if (passWord.test(key)) return true
  return secretWhole.has(squeezed) || secretEnd.test(squeezed) || (bare !== '' && secretEnd.test(bare))
}

/** Whether what stands under a key is secret by its name: `token` and `apiKey`, not `tokenCount`, not `secretName`. */
export function isSecretKey(key: string): boolean {
  const known = held.get(key)
  if (known !== undefined) return known
  if (held.size >= heldLimit) held.clear()
  const verdict = key.length <= 200 && judge(key)
  held.set(key, verdict)
  return verdict
}

/** Whether the members of an object under this key are variables of an environment: names to keep, values to drop. */
export const isEnvironmentKey = (key: string): boolean => environmentKeys.has(squeeze(key))

/** Annotations and labels: free notes of anybody's, so a name that only hints at a secret is enough. */
export const isNotesKey = (key: string): boolean => noteKeys.has(key)
export const isSecretNote = (key: string): boolean => key === lastApplied || secretNote.test(squeeze(key))

/** Kinds of Kubernetes objects whose data nobody here reads and which hold secrets. */
export const isSecretKind = (kind: unknown): boolean =>
  kind === 'Secret' || kind === 'SealedSecret' || kind === 'ConfigMap'
export const isDataKey = (key: string): boolean =>
  key === 'data' || key === 'stringData' || key === 'binaryData' || key === 'encryptedData'

const marker = (index: number): string => `hush${index}hush`
let planted = 0
export const plantedCount = (): number => planted
/** A new secret, known by the word in it. */
export const hush = (): string => marker(++planted)

const secretKeys = [
  'password',
  'DB_PASSWORD',
  'apiToken',
  'access_token',
  'client-secret',
  'privateKey',
  'authorization',
  'cookie',
  'apiKey',
  'aws_secret_access_key',
  'credentials_json_secret',
]

/** The value with secrets wherever senders may have them: nothing of what it says is changed. */
export function withSecrets(value: unknown, key = '', depth = 0): unknown {
  if (typeof value === 'string') {
    if (/^https?:\/\/[^@\s]+$/.test(value)) return value.replace('://', `://jlow:${hush()}@`)
    const inner = /^\s*[{[]/.test(value) ? parsed(value) : undefined
    return inner === undefined ? value : JSON.stringify(withSecrets(inner, key, depth + 1))
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(item => withSecrets(item, key, depth + 1))
    return key === 'containers' || key === 'args' ? [...items, ...hiddenIn(key)] : items
  }
  const members = Object.entries(value).map(([name, member]) => [name, withSecrets(member, name, depth + 1)])
  const copy = Object.fromEntries(members) as Record<string, unknown>
  if (key === 'annotations' || key === 'labels') {
    copy['vault.example/agent-token'] = hush()
    copy['kubectl.kubernetes.io/last-applied-configuration'] = JSON.stringify({ data: { x: hush() } })
    return copy
  }
  if ('spec' in copy || 'metadata' in copy || 'context' in copy || depth < 3) {
    const name = secretKeys[planted % secretKeys.length]!
    if (!(name in copy)) copy[name] = hush()
    if (!('env' in copy))
      copy.env = [
        { name: 'PLAIN', value: hush() },
        { name: 'B', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
      ]
    if (!('requestHeaders' in copy)) copy.requestHeaders = { 'x-anything': [hush()] }
    if (!('attachment' in copy))
      copy.attachment = [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 's' },
          data: { a: hush() },
          stringData: { b: hush() },
        },
        `curl -H "Authorization: Bearer ${hush()}" --password ${hush()} https://x:${hush()}@git.example/y?access_token=${hush()}`,
        `-----BEGIN PRIVATE KEY-----\n${hush()}\n-----END PRIVATE KEY-----`,
        JSON.stringify({ deep: { dbPassword: hush(), env: { A: hush() } } }),
        ['--token', hush()],
        { name: 'GITHUB_TOKEN', value: hush() },
      ]
  }
  return copy
}

const hiddenIn = (key: string): unknown[] =>
  key === 'args'
    ? ['--api-key', hush()]
    : [
        {
          name: 'sidecar',
          image: 'registry.example/sidecar:1',
          env: [{ name: 'A', value: hush() }],
          args: [`--token=${hush()}`],
        },
      ]

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactBytes, redactSecrets } from './redact-secrets.ts'

const redact = (value: unknown) => {
  const raw = Buffer.from(JSON.stringify(value))
  return { given: raw, ...redactSecrets(raw, value) }
}
const kept = (value: unknown) => redact(value).value
const gone = '[redacted]'

describe('secrets by the name they stand under', () => {
  test.each([
    'password',
    'DB_PASSWORD',
    'dbPassword',
    'db-passwd',
    'token',
    'accessToken',
    'X-Api-Key',
    'apiKey',
    'api_key',
    'client_secret',
    'clientSecret',
    'privateKey',
    'accessKey',
    'secretAccessKey',
    'Authorization',
    'cookie',
    'Set-Cookie',
    'credentials',
    'requestHeaders',
    'auth',
    '.dockerconfigjson',
    'tokenValue',
    'SECRET_KEY_BASE',
    'DB_PASS',
    'dbPass',
    'creds',
  ])('%s', key => {
    expect(kept({ [key]: 'hush' })).toEqual({ [key]: gone })
    expect(kept({ [key]: ['hush', { inner: 'hush', count: 3 }] })).toEqual({
      [key]: [gone, { inner: gone, count: 3 }],
    })
    expect(kept({ a: [{ [key]: 'hush', b: 1 }] })).toEqual({ a: [{ [key]: gone, b: 1 }] })
  })

  test.each([
    { artifactId: 'pkg:oci/token-service@sha256%3A0b31b1c0' },
    { tokenCount: 3, isSecret: true, token: null, password: '' },
    { secretName: 'db', secretKeyRef: { name: 'db', key: 'password-of-the-day' } },
    { imagePullSecrets: [{ name: 'registry' }] },
    { secret: { secretName: 'db', defaultMode: 420 } },
    { service: 'auth-token', image: 'registry.example/vault-secret:1.2', version: 'token:1' },
    { environment: { id: 'prod' }, env: 'production', author: 'mkim', authentication: { user: 'jlow' } },
    { url: 'ssh://git@git.example/acme/search', image: 'docker://app:1.2@sha256:00', at: 'jlow@example.com' },
    { message: 'Deployment/default/secret-store configured' },
    { credentials: 'aws-prod-eu1', cloudProvider: 'aws' },
    { bypass: 'none', compass: 'north', image: 'registry.example/compass:1' },
    { cmd: 'docker run -u 1000:1000 app', note: 'tests pass: all', user: '--user jlow' },
  ])('leaves %j byte for byte', value => {
    const { raw, given, value: same } = redact(value)
    expect(raw).toBe(given)
    expect(same).toBe(value)
  })
})

describe('secrets by where they stand', () => {
  test('values of environments, names stay', () => {
    expect(
      kept({
        containers: [
          {
            env: [
              { name: 'A', value: 'hush' },
              { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
            ],
            envFrom: [{ configMapRef: { name: 'c' } }],
          },
        ],
        job: { env: { A: 'hush' }, Env: ['A=hush=x', 'B'] },
      }),
    ).toEqual({
      containers: [
        {
          env: [
            { name: 'A', value: gone },
            { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
          ],
          envFrom: [{ configMapRef: { name: 'c' } }],
        },
      ],
      job: { env: { A: gone }, Env: [`A=${gone}`, 'B'] },
    })
  })

  test('data of Secrets and ConfigMaps, what kubectl applied, annotations that hint at a secret', () => {
    expect(
      kept({
        kind: 'Secret',
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"a":"hush"}}',
            'vault.example/agent-inject-token-path': 'hush',
            'moniker.spinnaker.io/application': 'search',
          },
        },
        data: { a: 'hush' },
        stringData: { b: 'hush' },
      }),
    ).toEqual({
      kind: 'Secret',
      metadata: {
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': gone,
          'vault.example/agent-inject-token-path': gone,
          'moniker.spinnaker.io/application': 'search',
        },
      },
      data: { a: gone },
      stringData: { b: gone },
    })
  })

  test.each([
    ['curl -u admin:hush https://x.example', 'curl -u admin:[redacted] https://x.example'],
    ["curl --user 'admin:hush' https://x.example", "curl --user 'admin:[redacted]' https://x.example"],
    ['export DB_PASS=hush; run', 'export DB_PASS=[redacted]; run'],
    ['users:\n- user:\n    client-key-data: hush', 'users:\n- user:\n    client-key-data: [redacted]'],
    ['SECRET_KEY_BASE=hush rake', 'SECRET_KEY_BASE=[redacted] rake'],
  ])('in a command or a file: %s', (text, clean) => {
    expect(kept({ log: text })).toEqual({ log: clean })
  })

  test('lists of named values and of arguments', () => {
    expect(
      kept({
        parameters: [
          { name: 'DB_PASSWORD', value: 'hush' },
          { name: 'REGION', value: 'eu' },
        ],
      }),
    ).toEqual({
      parameters: [
        { name: 'DB_PASSWORD', value: gone },
        { name: 'REGION', value: 'eu' },
      ],
    })
    expect(kept({ args: ['--token', 'hush', '--api-key=hush', '-v', 'run --password hush now'] })).toEqual({
      args: ['--token', gone, `--api-key=${gone}`, '-v', `run --password ${gone} now`],
    })
  })

  test('inside texts that are JSON, and inside base64 of JSON', () => {
    expect(kept({ content: JSON.stringify({ context: { password: 'hush' } }) })).toEqual({
      content: JSON.stringify({ context: { password: gone } }),
    })
    const carried = (value: unknown) => ({
      message: { data: Buffer.from(JSON.stringify(value)).toString('base64') },
    })
    expect(kept(carried({ job: { env: { A: 'hush' } } }))).toEqual(carried({ job: { env: { A: gone } } }))
    const clean = carried({ job: { id: 'search:1' } })
    expect(kept(clean)).toBe(clean)
  })
})

describe('secrets by their shape', () => {
  test.each([
    ['https://mkim:hush@git.example/x and on', 'https://git.example/x and on'],
    ['https://hush-token@git.example/x', 'https://git.example/x'],
    ['postgres://app:hu@sh@db.example:5432/x', 'postgres://db.example:5432/x'],
    [`a ghp_${'a1'.repeat(18)} b`, `a ${gone} b`],
    [`glpat-${'a1'.repeat(10)}`, gone],
    ['xoxb-1234567890-abcdefghij', gone],
    ['AKIAIOSFODNN7EXAMPLE', gone],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_d', gone],
    [`lf_${'a'.repeat(12)}_${'b'.repeat(38)}`, gone],
    ['Authorization: Bearer hush', `Authorization: Bearer ${gone}`],
    ['password=hush&x=1', `password=${gone}&x=1`],
    ['dbPassword: hush', `dbPassword: ${gone}`],
    ['-----BEGIN RSA PRIVATE KEY-----\nhush\n-----END RSA PRIVATE KEY-----', gone],
    ['-----BEGIN PRIVATE KEY-----\nhush', gone],
    ['https://x.example/?access_token=hush&a=1', `https://x.example/?access_token=${gone}&a=1`],
  ])('%s', (text, clean) => {
    expect(kept({ message: text })).toEqual({ message: clean })
    expect(kept({ message: clean })).toEqual({ message: clean })
  })

  test('in bytes that are no JSON', () => {
    const broken = '{"dbPassword": "hush hush", "env":[{"name":"A","value":"hush"}], "url":"https://a:hush@b'
    const text = Buffer.from(redactBytes(Buffer.from(broken))).toString()
    expect(text).not.toContain('hush')
    expect(text).toContain('"name":"A"')
    const worse = `{"kind":"Secret","data":{"a":"hush"},"requestHeaders":{"x":["hush"],},"args":["--token","hush"] "auth":"hush`
    expect(Buffer.from(redactBytes(Buffer.from(worse))).toString()).not.toContain('hush')
  })
})

describe('laws', () => {
  test('any JSON: what comes back is stripped for good, and the given value is not touched', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), value => {
        const before = JSON.stringify(value)
        const once = redact(value)
        expect(JSON.stringify(value)).toBe(before)
        expect(JSON.parse(Buffer.from(once.raw).toString())).toEqual(JSON.parse(JSON.stringify(once.value)))
        expect(redactSecrets(once.raw, once.value).value).toEqual(once.value)
      }),
      { numRuns: 300 },
    )
  })

  test('hostile texts take no time', () => {
    const startedAt = performance.now()
    for (const piece of [
      'a-',
      '-----BEGIN PRIVATE KEY-----',
      'http://',
      'token ',
      'eyJ',
      '--token',
      'password="',
      '\\',
      '"',
      'basic a',
      'a:',
    ])
      redact({ message: `secret ${piece.repeat(Math.ceil(200_000 / piece.length))}` })
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  test('texts of many megabytes break nothing', () => {
    for (const begin of [
      'bearer ',
      'basic 1',
      'eyJ',
      '-----BEGIN PRIVATE KEY-----',
      'password=',
      '{"password": "',
      '',
    ]) {
      const text = `${begin}${'x'.repeat(10_000_000)}`
      expect(() => redact({ data: text, token: 1 })).not.toThrow()
      expect(() => redactBytes(Buffer.from(`${text}"token`))).not.toThrow()
    }
  }, 30_000)

  const fixtures = join(import.meta.dirname, '../../../shared/fixtures/events')
  test.skipIf(!existsSync(fixtures))(
    `payloads that hold no secrets stay byte for byte${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
    () => {
      const changed = new Set<string>()
      for (const file of readdirSync(fixtures, { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.json') || file.includes('schemas')) continue
        const raw = readFileSync(join(fixtures, file))
        const value = JSON.parse(raw.toString())
        if (redactSecrets(raw, value).raw !== raw) changed.add(file.split('/')[0]!)
      }
      // Manifests with environments, what kubectl applied, a ping with its hook's masked secret, our own vectors.
      expect([...changed].sort()).toEqual([
        'argocd',
        'github',
        'kubewatch-cloudevents',
        'signatures',
        'spinnaker',
      ])
    },
  )
})

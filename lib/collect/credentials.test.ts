import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readSecret } from './config/read-secret.ts'
import { createHttpClient } from './http-client.ts'
import { readKubernetesCredentials } from './kubernetes-credentials.ts'

const folder = mkdtempSync(join(tmpdir(), 'landfall-'))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const kubeconfig = `
apiVersion: v1
kind: Config
current-context: one
clusters:
  - { name: one, cluster: { server: "https://one.example.com:6443" } }
  - { name: two, cluster: { server: "https://two.example.com:6443", insecure-skip-tls-verify: true, tls-server-name: api } }
users:
  - { name: token, user: { token: abc } }
  - { name: file, user: { tokenFile: "${file('token', 'def\n')}" } }
contexts:
  - { name: one, context: { cluster: one, user: token } }
  - { name: two, context: { cluster: two, user: file } }
`

describe('the credentials of a cluster', () => {
  it('come from the context named, and from the current one where none is', async () => {
    const kubeconfigFile = file('kubeconfig', kubeconfig)
    const one = await readKubernetesCredentials({ kubeconfigFile })
    expect(one.url).toBe('https://one.example.com:6443')
    expect(await one.headers!()).toMatchObject({ authorization: 'Bearer abc' })
    const two = await readKubernetesCredentials({ kubeconfigFile, context: 'two' })
    expect(two).toMatchObject({
      url: 'https://two.example.com:6443',
      isTlsUnchecked: true,
      serverName: 'api',
    })
    expect(await two.headers!()).toMatchObject({ authorization: 'Bearer def' })
  })

  it('are refused in words where the context is not there', async () => {
    const kubeconfigFile = file('kubeconfig', kubeconfig)
    await expect(readKubernetesCredentials({ kubeconfigFile, context: 'three' })).rejects.toThrow(
      /no context `three`/,
    )
  })
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server that lets one bearer token in at a time. */
async function guarded(): Promise<{ url: string; let: (token: string) => void; asked: string[] }> {
  let wanted = ''
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization ?? '')
    const isGood = request.headers.authorization === `Bearer ${wanted}`
    response.writeHead(isGood ? 200 : 401).end(isGood ? '{}' : 'Unauthorized')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise(resolve => server.close(resolve).closeAllConnections()))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, let: token => (wanted = token) }
}

const configOf = (server: string, user: string) =>
  `{ current-context: c, clusters: [{ name: c, cluster: { server: "${server}" } }],
     contexts: [{ name: c, context: { cluster: c, user: u } }], users: [{ name: u, user: ${user} }] }`

async function clientOf(kubeconfigFile: string) {
  const client = createHttpClient(await readKubernetesCredentials({ kubeconfigFile }))
  closing.push(() => client.close())
  const signal = new AbortController().signal
  return async () => (await client.fetch({ path: '/version', timeoutMs: 5000, signal })).status
}

describe('credentials that change', () => {
  it('are read from the token file for each request', async () => {
    const server = await guarded()
    const tokenFile = file('rotating', 'first')
    const ask = await clientOf(file('by-file', configOf(server.url, `{ tokenFile: "${tokenFile}" }`)))
    server.let('first')
    expect(await ask()).toBe(200)
    file('rotating', 'second')
    server.let('second')
    expect(await ask()).toBe(200)
    expect(server.asked).toHaveLength(2)
  })

  it('are read from the kubeconfig anew when they are refused once, and not again and again', async () => {
    const server = await guarded()
    const ask = await clientOf(file('inline', configOf(server.url, '{ token: first }')))
    server.let('first')
    expect(await ask()).toBe(200)
    file('inline', configOf(server.url, '{ token: second }'))
    server.let('second')
    expect(await ask()).toBe(200)
    expect(server.asked).toEqual(['Bearer first', 'Bearer first', 'Bearer second'])
    server.let('third')
    expect(await ask()).toBe(401)
    expect(server.asked).toHaveLength(5)
  })

  it('come from a credential plugin, which is asked again when its token ends or is refused', async () => {
    const server = await guarded()
    const told = file('told', '{"token":"first","expirationTimestamp":"2999-01-01T00:00:00Z"}')
    const plugin = file(
      'plugin.sh',
      `#!/bin/sh\necho run >> "${folder}/runs"\nprintf '{"kind":"ExecCredential","status":%s}' "$(cat "${told}")"\n`,
    )
    chmodSync(plugin, 0o755)
    const runs = () => readFileSync(join(folder, 'runs'), 'utf8').trim().split('\n').length
    const exec =
      '{ apiVersion: client.authentication.k8s.io/v1, command: ./plugin.sh, interactiveMode: Never }'
    const ask = await clientOf(file('by-plugin', configOf(server.url, `{ exec: ${exec} }`)))
    server.let('first')
    expect([await ask(), await ask()]).toEqual([200, 200])
    expect(runs()).toBe(1)
    file('told', '{"token":"second","expirationTimestamp":"2001-01-01T00:00:00Z"}')
    server.let('second')
    expect(await ask()).toBe(200)
    expect(runs()).toBe(2)
  })

  it('of a plugin that fails or is not there are missed in words, without what it printed', async () => {
    const plugin = file('broken.sh', '#!/bin/sh\necho "s3cret"\necho "please log in" >&2\nexit 1\n')
    chmodSync(plugin, 0o755)
    const broken = file('broken', configOf('http://127.0.0.1:1', `{ exec: { command: "${plugin}" } }`))
    const failure = await readKubernetesCredentials({ kubeconfigFile: broken }).catch(error => error.message)
    expect(failure).toMatch(/failed: please log in$/)
    expect(failure).not.toContain('s3cret')
    const exec = '{ exec: { command: no-such-plugin, installHint: get it from the intranet } }'
    const missing = file('missing', configOf('http://127.0.0.1:1', exec))
    await expect(readKubernetesCredentials({ kubeconfigFile: missing })).rejects.toThrow(
      /no-such-plugin is not there: get it from the intranet/,
    )
  })
})

describe('a secret', () => {
  it('is read from a file or a variable, anew each time, and never shown', async () => {
    const path = file('secret', 'one\n')
    expect(await readSecret({ file: path }, {})).toBe('one')
    file('secret', 'two\n')
    expect(await readSecret({ file: path }, {})).toBe('two')
    expect(await readSecret({ variable: 'TOKEN' }, { TOKEN: 'three' })).toBe('three')
    await expect(readSecret({ variable: 'TOKEN' }, {})).rejects.toThrow('the variable TOKEN holds no secret')
  })
})

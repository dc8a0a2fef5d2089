import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSecret } from './config/read-secret.ts'
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
    expect(await one.headers!()).toMatchObject({ Authorization: 'Bearer abc' })
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

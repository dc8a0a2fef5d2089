import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { HttpClient } from '../collector.ts'
import { createKubernetesCollector } from './collect-cluster.ts'
import { defaultKubernetesOptions } from './kubernetes-options.ts'
import { defaultServiceRules } from './service-of-workload.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const deployment = (number: number, ready: number) => ({
  metadata: {
    uid: `uid-${number}`,
    name: `service-${number}`,
    namespace: 'n',
    resourceVersion: String(ready),
    generation: 1,
    annotations: { blob: 'x'.repeat(2000) },
  },
  spec: { replicas: 1 },
  status: { observedGeneration: 1, readyReplicas: ready },
})

/** A server that lists 200 Deployments, tells a few changes, and cuts every watch; now and then it has forgotten them. */
function restless(): { client: HttpClient; asked: () => number } {
  let asked = 0
  async function* chunks(path: string): AsyncGenerator<Uint8Array> {
    const encode = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value)}\n`)
    const isDeployments = path.startsWith('/apis/apps/v1/deployments')
    if (!path.includes('watch=')) {
      const items = isDeployments ? Array.from({ length: 200 }, (_, number) => deployment(number, 1)) : []
      yield encode({ metadata: { resourceVersion: '1' }, items })
      return
    }
    if (isDeployments)
      for (let number = 0; number < 20; number++)
        yield encode({ type: 'MODIFIED', object: deployment(number, asked % 2) })
    const forgotten = { type: 'ERROR', object: { code: 410, reason: 'Expired' } }
    if (asked % 5 === 0) yield encode(forgotten)
  }
  const client: HttpClient = {
    address: 'http://cluster',
    fetch: async () => ({ status: 200, retryAfterSeconds: null, text: '{"metadata":{"uid":"kube-system"}}' }),
    async open({ path }) {
      asked += 1
      return { status: 200, retryAfterSeconds: null, chunks: chunks(path), close: () => {} }
    },
    close: async () => {},
  }
  return { client, asked: () => asked }
}

it('a server that cuts every stream makes nothing grow, however often it is followed again', async () => {
  const { client, asked } = restless()
  const options = {
    ...defaultKubernetesOptions,
    platform: 'kubernetes',
    cluster: 'c',
    serviceRules: defaultServiceRules,
    waitMs: 5,
    settleMs: 0,
    restartMs: 0,
    backoffBaseMs: 0,
  }
  const tools = { client, clock: Date.now, random: () => 0 }
  const collector = createKubernetesCollector(options, tools)
  const signal = new AbortController().signal
  let state: unknown = null
  const until = async (count: number): Promise<number> => {
    while (asked() < count) state = (await collector.collect({ state, now: Date.now(), signal })).state
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  const before = await until(1500)
  const after = await until(6000)
  await collector.close()
  expect(JSON.stringify(state).length).toBeLessThan(1000)
  // 4,500 streams later: nothing of a size that any of them brought.
  expect(after - before).toBeLessThan(6_000_000)
}, 60_000)

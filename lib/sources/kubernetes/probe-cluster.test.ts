import { describe, expect, test } from 'vitest'
import type { HttpClient } from '../collector.ts'
import { probeCluster } from './probe-cluster.ts'

const signal = new AbortController().signal
const cluster = (answer: (path: string) => { status: number; text: string }): HttpClient => ({
  address: 'http://cluster.example',
  fetch: async ({ path }) => ({ ...answer(path), retryAfterSeconds: null }),
  open: () => Promise.reject(new Error('no lists')),
  close: async () => {},
})
const probed = (answer: (path: string) => { status: number; text: string }) =>
  probeCluster(cluster(answer), signal)

describe('a test of a Kubernetes connection', () => {
  test('finds an API server whose lists may be read good, empty ones too', async () => {
    const findings = await probed(path =>
      path === '/version'
        ? { status: 200, text: '{"gitVersion":"v1.34.1"}' }
        : { status: 200, text: '{"items":[]}' },
    )
    expect(findings.every(({ isOk }) => isOk)).toBe(true)
    expect(findings[0]?.text).toContain('Kubernetes v1.34.1')
  })

  test.each(['<html>Log in</html>', '{"status":"ok"}', '[]', 'null', ''])(
    'does not take %j under every path for a cluster',
    async text => {
      const findings = await probed(() => ({ status: 200, text }))
      const faults = findings.flatMap(finding => (finding.isOk ? [] : finding.text))
      expect(faults.join()).toContain('no Kubernetes API server')
      expect(findings.map(finding => finding.text).join()).not.toContain('May list')
    },
  )
})

import { expect, test } from 'vitest'
import type { HttpClient } from '../collector.ts'
import { createMasterClient } from './master-client.ts'

const master = (name: string, text: string): HttpClient => ({
  address: `http://${name}.example:5801`,
  fetch: async () => ({ status: 200, text, retryAfterSeconds: null }),
  open: () => Promise.reject(new Error('no lists')),
  close: async () => {},
})

test('an answer that is no JSON, or half of one, is told with its address, and the next master is asked', async () => {
  const signal = new AbortController().signal
  const broken = createMasterClient([master('a', '<html>Log in</html>'), master('b', '{"jobs":')], 1000)
  await expect(broken.read('/jobs', signal)).rejects.toThrow(
    'http://a.example:5801/jobs: the answer is no JSON, or it is cut off; http://b.example:5801/jobs: the answer is no JSON',
  )
  const half = createMasterClient([master('a', '{'), master('b', '{"c":1}')], 1000)
  expect(await half.read('/jobs', signal)).toEqual({ c: 1 })
  expect(half.hasFailedOver()).toBe(true)
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sendResponse } from '../send-response.ts'
import { answerResponse } from './answer-response.ts'

test.each(['gzip', 'identity'])('a long answer arrives as it was, asked for with %s', async encoding => {
  const answer = {
    items: Array.from({ length: 500 }, (_, n) => ({ id: `service-${n}`, name: 'Ærø färja €' })),
  }
  const server = createServer(async (_, target) => {
    const request = new Request('http://localhost/', { headers: { 'accept-encoding': encoding } })
    await sendResponse(target, await answerResponse(request, answer, 0), false)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-encoding': encoding } })
  expect(response.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
  expect(await response.json()).toEqual(answer)
  server.close()
})

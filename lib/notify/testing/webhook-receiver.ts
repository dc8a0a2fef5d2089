import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Post = { path: string; headers: IncomingMessage['headers']; body: { text: string } }

/** A receiver of webhooks on loopback. `answer` decides what it says; without it `200 ok`. */
export async function startWebhookReceiver(
  answer: (response: ServerResponse, post: Post) => void = response => response.end('ok'),
): Promise<{ url: string; posts: Post[]; close(): Promise<void> }> {
  const posts: Post[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const post = {
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? { text: '' } : JSON.parse(text),
    }
    posts.push(post)
    answer(response, post)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks/secret-key`,
    posts,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

import type { HeliosWorld, WorldAnswer, WorldRequest } from '#lib/sources/helios/replay/helios-world.ts'
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts'

/** A Helios master over HTTP. `fault` may answer instead, or cut the connection by answering `drop`. */
export function serveHeliosWorld(
  world: HeliosWorld,
  options: { port?: number; fault?: (request: WorldRequest) => WorldAnswer | 'drop' | null } = {},
): Promise<LoopbackServer> {
  return startLoopbackServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      const asked = {
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        body: Buffer.concat(chunks).toString(),
      }
      const answer = options.fault?.(asked) ?? world.answer(asked)
      if (answer === 'drop') return void response.destroy()
      response
        .writeHead(answer.status, { 'content-type': 'application/json', 'helios-version-status': 'MISSING' })
        .end(answer.text)
    })
  }, options.port)
}

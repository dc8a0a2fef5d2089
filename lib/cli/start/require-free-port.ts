import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './start-error.ts'

async function tryToListen(host: string, port: number): Promise<string | null> {
  const server = createServer()
  return new Promise(resolve => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/**
 * Throws when nobody could listen on the port. `patienceMs`: how long to wait for the web process of a supervisor that was
 * killed to notice and let go.
 */
export async function requireFreePort(host: string, port: number, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const code = await tryToListen(host, port)
    if (code === null) return
    if (code === 'EADDRINUSE' && performance.now() < deadline) {
      await sleep(100)
      continue
    }
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} on ${host} is taken: stop what uses it, or choose another one with PORT.`,
      )
    }
    if (code === 'EACCES')
      throw new StartError(
        `Port ${port} needs rights this user does not have: choose one above 1023 with PORT.`,
      )
    throw new StartError(`HOST=${host} is no address of this machine (${code}).`)
  }
}

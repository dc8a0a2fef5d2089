import { createServer, type RequestListener, type Server } from 'node:http'

const drainDeadlineMs = 5_000

export type LandfallServer = {
  server: Server
  /** Stops taking connections, lets running requests finish, cuts what is left at the deadline. */
  drain(): Promise<void>
}

/** Listens with limits a stranger cannot wait out: 10 s for the headers, 16 KB of them. Bodies have limits of their own. */
export async function startServer(
  listener: RequestListener,
  host: string,
  port: number,
  draining: AbortController,
): Promise<LandfallServer> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      // Counts the body too, and a backfill may take an hour: bodies are timed while they are waited for.
      requestTimeout: 0,
      // Above the usual 60 s of load balancers, so that they and not we close first.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16_384,
    },
    listener,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const drain = async (): Promise<void> => {
    draining.abort()
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    // A connection becomes idle when its last answer is out; Node would keep it for the whole keep-alive time.
    const sweep = setInterval(() => server.closeIdleConnections(), 20)
    server.closeIdleConnections()
    const deadline = setTimeout(() => server.closeAllConnections(), drainDeadlineMs)
    await closed
    clearInterval(sweep)
    clearTimeout(deadline)
  }
  return { server, drain }
}

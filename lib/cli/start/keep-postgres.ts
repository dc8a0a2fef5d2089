import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbedded } from '#db/embedded.ts'

const longestRestMs = 10_000

export type KeptPostgres = { url: string; port: number; stop(): Promise<void> }

/** Starts the built-in Postgres and starts it again, on the same port, whenever it ends unasked: it repairs itself from its log. */
export async function keepPostgres(
  folder: string,
  report: (sentence: string) => void,
): Promise<KeptPostgres> {
  let server: EmbeddedPostgres = await startEmbedded({ folder })
  const { url, port } = server
  let isStopping = false
  const watch = async (): Promise<void> => {
    let restMs = 100
    for (;;) {
      await server.exited
      if (isStopping) return
      report('Postgres ended unasked; it is started again.')
      for (;;) {
        try {
          server = await startEmbedded({ folder, port })
          restMs = 100
          break
        } catch (error) {
          if (isStopping) return
          report(error instanceof Error ? error.message : String(error))
          await sleep(restMs)
          restMs = Math.min(restMs * 2, longestRestMs)
        }
      }
      if (isStopping) return server.stop()
    }
  }
  const watching = watch()
  return {
    url,
    port,
    async stop() {
      isStopping = true
      await server.stop()
      await watching
    },
  }
}

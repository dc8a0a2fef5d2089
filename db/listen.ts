import type pg from 'pg'
import type { Database } from './client.ts'

export type Listener = { stop(): Promise<void> }

const retryFirstMs = 250
const retryMostMs = 5_000

/**
 * Calls `onNotify` for every notification on `channel`, and once after each (re)connection, because what was sent
 * meanwhile is lost: a notification is a hint, the tables are the truth. Holds one connection of the pool.
 */
export function listen(db: Database, channel: string, onNotify: (payload: string) => void): Listener {
  let client: pg.PoolClient | null = null
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  let retryMs = retryFirstMs

  const reconnect = () => {
    if (isStopped || timer) return
    timer = setTimeout(() => {
      timer = null
      void connect()
    }, retryMs)
    retryMs = Math.min(retryMs * 2, retryMostMs)
  }

  const connect = async () => {
    try {
      const connected = await db.pool.connect()
      if (isStopped) return connected.release()
      client = connected
      connected.on('notification', message => {
        if (message.channel === channel) onNotify(message.payload ?? '')
      })
      connected.once('end', () => drop(connected))
      await connected.query(`listen ${channel}`)
      retryMs = retryFirstMs
      onNotify('')
    } catch {
      if (client) drop(client)
      else reconnect()
    }
  }

  const drop = (dead: pg.PoolClient) => {
    if (client !== dead) return
    client = null
    // Released as broken: a listening connection must never go back into the pool.
    dead.release(true)
    reconnect()
  }

  void connect()
  return {
    async stop() {
      isStopped = true
      if (timer) clearTimeout(timer)
      const held = client
      client = null
      held?.release(true)
    },
  }
}

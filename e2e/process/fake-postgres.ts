import { createServer, type Server, type Socket } from 'node:net'

const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255])
const int32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4)
  buffer.writeInt32BE(value)
  return buffer
}
const text = (value: string): Buffer => Buffer.from(`${value}\0`)
const column = (name: string): Buffer =>
  Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(-1 & 0xffff), int32(-1), int16(0)])
const row = (...values: string[]): Buffer =>
  message(
    'D',
    int16(values.length),
    ...values.flatMap(value => [int32(Buffer.byteLength(value)), Buffer.from(value)]),
  )
const ready = message('Z', Buffer.from('I'))

/** Speaks just enough of the protocol to answer every query with its settings, as an old server would. */
export function startFakePostgres(settings: Record<string, string>): Server {
  const answers = Buffer.concat([
    message('1'),
    message('2'),
    message('T', int16(2), column('name'), column('setting')),
    ...Object.entries(settings).map(([name, setting]) => row(name, setting)),
    message('C', text('SELECT')),
    ready,
  ])
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]))
      socket.on('data', chunk => {
        // 'P' begins the extended protocol: parse, bind, describe, execute and sync come in one packet.
        if (chunk[0] === 'P'.charCodeAt(0)) socket.write(answers)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  return server
}

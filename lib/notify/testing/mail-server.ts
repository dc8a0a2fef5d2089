import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailServer } from '#lib/env/mail-server.ts'

export type TestMailServer = {
  server: MailServer
  /** Whole messages as they arrived. */
  mails: string[]
  recipients: string[]
  close(): Promise<void>
}

/** A real mail server on loopback. `options` decide what it refuses. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<TestMailServer> {
  const mails: string[] = []
  const recipients: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'))
        recipients.push(...session.envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    server: { host, port, isTls: false, user: null, password: null },
    mails,
    recipients,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

import { createTransport, type Transporter } from 'nodemailer'
import type { MailSender, MailServer } from '#lib/env/mail-server.ts'
import type { Delivery } from './delivery.ts'
import { formatHtml, formatText, type MessageContent } from './message-text.ts'

export type SendMail = (mail: {
  /** Stable for a message and an address: a second delivery of the same is recognised by it. */
  id: string
  to: string
  content: MessageContent
}) => Promise<Delivery>

export type MailTimeouts = { connectMs: number; silenceMs: number; wholeMs: number }
const usualTimeouts: MailTimeouts = { connectMs: 10_000, silenceMs: 20_000, wholeMs: 60_000 }
/** Names that stand for nobody (RFC 2606): those of the demo company. */
const nowhere = /[.@](example|invalid)$/i
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Sends one mail over a connection of its own: a server that hangs holds nobody else's. Credentials leave only over TLS,
 * except to this machine. Never throws: what went wrong is an outcome.
 */
export function createMailSender(
  server: MailServer,
  from: MailSender,
  baseUrl: string,
  timeouts: MailTimeouts = usualTimeouts,
): SendMail {
  return async ({ id, to, content }) => {
    if (nowhere.test(to)) return { kind: 'refused', words: 'The address is made up: nothing is sent there.' }
    const transport = open(server, timeouts)
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('no answer in time')), timeouts.wholeMs)
    try {
      const sending = transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: content.title,
        text: formatText(content, baseUrl),
        html: formatHtml(content, baseUrl),
        messageId: `<${id}@${from.address.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      // When the time is over first, what becomes of it is nobody's any more.
      sending.catch(() => {})
      await Promise.race([sending, late.promise])
      return { kind: 'delivered' }
    } catch (error) {
      return faultOf(error as SmtpFault)
    } finally {
      clearTimeout(timer)
      transport.close()
    }
  }
}

function open({ host, port, isTls, user, password }: MailServer, timeouts: MailTimeouts): Transporter {
  return createTransport({
    host,
    port,
    secure: isTls,
    requireTLS: !isTls && user !== null && !loopback.has(host),
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

type SmtpFault = Error & { code?: string; responseCode?: number; response?: string }

/** 5xx to an address or a message is final; to our sign-in it is a setting somebody mends. Everything else passes. */
function faultOf({ code, responseCode, response, message }: SmtpFault): Delivery {
  const isFinal =
    responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const words = response === undefined ? plain(message) : `The mail server said: ${plain(response)}`
  return isFinal ? { kind: 'refused', words } : { kind: 'later', words, afterMs: null }
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)

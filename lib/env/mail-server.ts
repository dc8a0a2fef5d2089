/** A mail server as nodemailer is told of it. `isTls`: from the first byte; otherwise STARTTLS where it is offered. */
export type MailServer = {
  host: string
  port: number
  isTls: boolean
  user: string | null
  password: string | null
}
export type MailSender = { name: string; address: string }

/** `smtp://` or `smtps://` with host, port, user and password; null: it is something else. */
export function decodeMailServer(text: string): MailServer | null {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    return null
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return null
  const isTls = url.protocol === 'smtps:'
  const part = (value: string) => (value === '' ? null : decodeURIComponent(value))
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
      isTls,
      user: part(url.username),
      password: part(url.password),
    }
  } catch {
    return null
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not stand in a header
const controls = /[\u0000-\u001f\u007f]/
const address = /^[^\s<>@",;:]+@[a-z0-9.-]+$/i

/** `landfall@example.com` or `Landfall <landfall@example.com>`; null: neither. */
export function decodeSender(text: string): MailSender | null {
  if (controls.test(text) || text.length > 300) return null
  const [, name, inside] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? [null, '', text.trim()]
  if (inside === undefined || !address.test(inside)) return null
  return { name: name?.replace(/^"|"$/g, '') || 'Landfall', address: inside }
}

import type { MessageKind } from '#db/queries/insert-outbox.ts'

/** What a message says, whatever it is sent by. */
export type MessageContent = { kind: MessageKind | 'test'; title: string; body: string }

/** Where people find what is sent to them, and stop it. */
export const messagesPath = '/admin?section=messages'

const path = /^\/[a-z0-9]\S*$/i
const why: Record<MessageContent['kind'], string> = {
  reminder:
    'You get this because what your team said and what events show leave a question open. It comes at most once a week, and never when nothing is open.',
  digest: 'You get this on Mondays, when something changed.',
  blocker_closed: 'You get this because the blocker held services of yours.',
  visit: 'You get this because the visit is about you.',
  test: 'You get this because somebody tried whether it reaches you.',
  report_link: 'You get this because somebody asked for a link to this report.',
}

/** Lines of the body, paths of this site completed. */
const linesOf = ({ body }: MessageContent, baseUrl: string): string[] =>
  body
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map(line => (path.test(line.trim()) ? `${baseUrl}${line.trim()}` : line))

/** The message as plain text: what a mail shows, and a preview. */
export function formatText(message: MessageContent, baseUrl: string): string {
  return [
    ...linesOf(message, baseUrl),
    '',
    '-- ',
    why[message.kind],
    `What is sent to you, and how to stop it: ${baseUrl}${messagesPath}`,
    '',
  ].join('\n')
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, mark => escapes[mark]!)

/** The same for readers of HTML: escaped, nothing fetched from anywhere, nothing that tells whether it was read. */
export function formatHtml(message: MessageContent, baseUrl: string): string {
  const link = (address: string) => `<a href="${escaped(address)}">${escaped(address)}</a>`
  const line = (text: string) =>
    text.startsWith(`${baseUrl}/`) && !/\s/.test(text) ? link(text) : escaped(text)
  const paragraphs = linesOf(message, baseUrl)
    .join('\n')
    .split(/\n{2,}/)
    .map(paragraph => `<p>${paragraph.split('\n').map(line).join('<br>\n')}</p>`)
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"></head>',
    '<body style="font-family:sans-serif;font-size:15px;line-height:1.5;max-width:40em">',
    ...paragraphs,
    `<p style="color:#666;font-size:13px">${escaped(why[message.kind])}<br>`,
    `<a href="${escaped(baseUrl + messagesPath)}">What is sent to you, and how to stop it</a></p>`,
    '</body></html>',
    '',
  ].join('\n')
}

/**
 * The text for a chat. Chats read commands and mentions into marks (`<!channel>`, `@all`) and each escapes them differently:
 * the marks are replaced by ones that look alike and mean nothing to any of them.
 */
export function formatChat(message: MessageContent, baseUrl: string): string {
  const calm = (text: string) =>
    text
      .replaceAll('<', '\u2039')
      .replaceAll('>', '\u203a')
      .replace(/@(?=\w)/g, '@\u200b')
  return [calm(message.title), ...linesOf(message, baseUrl).map(calm)].join('\n').slice(0, 8_000)
}

import { escapeHtml } from './escape-html.ts'

/** What a portal pastes: a frame that runs nothing, sends no referrer and may only open its link in a tab of its own. */
export const embedSnippet = (url: string, title: string): string =>
  `<iframe src="${escapeHtml(url)}" title="${escapeHtml(title)}" width="340" height="132" style="border:0" loading="lazy" ` +
  'referrerpolicy="no-referrer" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'

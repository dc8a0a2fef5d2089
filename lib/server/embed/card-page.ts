import { platformNames } from '#lib/domain/migration/platform-names.ts'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import { formatDay, formatLongDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatShare } from '#lib/format/number.ts'
import { stateNamesOf } from '#lib/format/state-name.ts'
import type { CardAnswer } from '#lib/read/answers/card-answer.ts'
import { cardStyle } from './card-style.ts'
import { escapeHtml } from './escape-html.ts'
import { stateShape } from './state-shape.ts'

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>${cardStyle}</style></head>` +
  `<body><main>${body}</main></body></html>`

/** A card as a page of its own: shape, since when, one figure, and the way to the whole. `origin`: where we are reached. */
export function cardPage(card: CardAnswer, origin: string): string {
  const text = textOf(card)
  const link = `<a href="${escapeHtml(origin + card.path)}" target="_blank" rel="noopener noreferrer">Open in Landfall</a>`
  const moment = `${escapeHtml(card.migration.name)} · as of <time datetime="${card.asOf}">${formatDay(card.asOf)}</time>`
  return page(
    `${card.name}: ${text.title}`,
    `<h1>${escapeHtml(card.name)}</h1>${text.body}<footer>${link} · ${moment}</footer>`,
  )
}

/** In place of a card that cannot be shown. */
export const refusedPage = (sentence: string): string =>
  page('No card', `<h1>This card cannot be shown.</h1><p class="soft">${escapeHtml(sentence)}</p>`)

/** A card names the platforms of its own migration. */
const stateNameOf = (state: MigrationState, migration: CardAnswer['migration']): string =>
  escapeHtml(stateNamesOf(platformNames(migration))[state])

function textOf(card: CardAnswer): { title: string; body: string } {
  const origin = platformNames(card.migration).from
  if (card.state !== null) {
    const since =
      card.since === null ? '' : ` <span class="soft">since ${formatLongDay(card.since.slice(0, 10))}</span>`
    const { value } = card.figure
    const days =
      value === null
        ? ''
        : `<p class="figure">${formatCount(value)} <small>${value === 1 ? 'day' : 'days'} in this state</small></p>`
    const outside = card.inScope === false ? ' <span class="soft">· not in scope</span>' : ''
    const state = stateNameOf(card.state, card.migration)
    return {
      title: stateNamesOf(platformNames(card.migration))[card.state],
      body: `<p class="state">${stateShape(card.state)}<span>${state}${since}${outside}</span></p>${days}`,
    }
  }
  const { name, value, of } = card.figure
  if (name === 'left') {
    const title = value === 0 ? `nothing is left on ${origin}` : `${formatCount(value)} left on ${origin}`
    const small = escapeHtml(`of ${formatCounted(of ?? 0, 'service')} left on ${origin}`)
    return {
      title,
      body: `<p class="figure">${formatCount(value)} <small>${small}</small></p>${barOf(card)}`,
    }
  }
  const title = value === null ? 'held back' : `${formatShare(value)} have left ${origin}`
  const figure =
    value === null
      ? '<p class="figure">Held back <small>too much is unknown, or there is no baseline yet</small></p>'
      : `<p class="figure">${formatShare(value)} <small>of ${formatCounted(of ?? 0, 'service')} have left ${escapeHtml(origin)}</small></p>`
  return { title, body: figure + barOf(card) }
}

const fills: Record<MigrationState, string> = {
  origin_only: 'helios',
  both: 'both',
  target_only: 'kubernetes',
  origin_off: 'done',
  back_on_origin: 'helios',
  born_on_target: 'born',
  idle: 'idle',
  unknown: 'gap',
}
const order: readonly MigrationState[] = [
  'origin_off',
  'target_only',
  'born_on_target',
  'both',
  'back_on_origin',
  'origin_only',
  'idle',
  'unknown',
]

/** One bar of all services in scope by state; its words are its label. */
function barOf({ states, migration }: CardAnswer): string {
  if (states === null) return ''
  const total = migrationStates.reduce((sum, state) => sum + (states[state] ?? 0), 0)
  if (total === 0) return '<p class="soft">No service in scope.</p>'
  const there = order.filter(state => states[state] > 0)
  let at = 0
  const parts = there.map(state => {
    const width = (states[state] / total) * 100
    const part = partOf(fills[state], at, width)
    at += width
    return part
  })
  const label = there
    .map(state => `${stateNameOf(state, migration)} ${formatCount(states[state])}`)
    .join(', ')
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${label}">${parts.join('')}</svg>`
}

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x.toFixed(2)}" y="${y}" width="${width.toFixed(2)}" height="${height}" class="${fill}"/>`
/** On both is neither colour alone: one above the other. */
const partOf = (fill: string, x: number, width: number) =>
  fill === 'both'
    ? rect(x, 0, width, 4, 'helios') + rect(x, 4, width, 4, 'kubernetes')
    : rect(x, 0, width, 8, fill)

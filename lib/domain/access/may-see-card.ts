import { type CardSubject, cardScope, everyCardScope } from '../card/card.ts'
import { isCardToken } from './is-card-token.ts'
import type { Viewer } from './viewer.ts'

/**
 * Whether a token opens this card where its address carries it. Only tokens made for cards do: an address is copied and
 * logged by others, and must never carry what opens more.
 */
export const maySeeCard = (viewer: Viewer, card: CardSubject): boolean =>
  viewer.kind === 'token' &&
  isCardToken(viewer) &&
  (viewer.scopes.includes(everyCardScope) || viewer.scopes.includes(cardScope(card)))

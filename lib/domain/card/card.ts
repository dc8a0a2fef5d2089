export const cardKinds = ['service', 'team', 'migration'] as const
export type CardKind = (typeof cardKinds)[number]

/** One thing shown on a card elsewhere. */
export type CardSubject = { kind: CardKind; id: string }

/** What a token needs to open that card and nothing else; `card:*` opens every card. */
export const cardScope = ({ kind, id }: CardSubject): string => `card:${kind}:${id}`
export const everyCardScope = 'card:*'

/** The card a scope names; null for a scope of another sort. */
export function cardOfScope(scope: string): CardSubject | null {
  const [, kind, id] = /^card:(service|team|migration):(.+)$/s.exec(scope) ?? []
  return kind === undefined || id === undefined ? null : { kind: kind as CardKind, id }
}

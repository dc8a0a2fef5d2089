import { parseAsBoolean, parseAsStringLiteral } from 'nuqs'
import { changeKinds } from '#lib/domain/migration/state-changes.ts'

/** The open list of what changed: of one kind, or of all. */
export const changesParsers = {
  changed: parseAsStringLiteral([...changeKinds, 'all'] as const),
  /** The first day as it was known then. */
  isThen: parseAsBoolean.withDefault(false),
}

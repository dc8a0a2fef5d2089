import { blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { type Parameter, pageParameters } from './parameters.ts'

const columns = ['freed', 'needsOthers', 'cores', 'teams', 'owner', 'since', 'promised', 'title'] as const
export type BlockerSortKey = (typeof columns)[number] | `-${(typeof columns)[number]}`
export const blockerSortKeys: BlockerSortKey[] = columns.flatMap((column): BlockerSortKey[] => [
  column,
  `-${column}`,
])

export const blockersParameters = [
  {
    name: 'state',
    kind: 'word',
    of: ['open', 'ended', 'not_moved', 'all'],
    description:
      'open (without it); ended: solved, dropped or merged; not_moved: ended, and what they freed is still left after 30 days.',
  },
  { name: 'type', kind: 'words', of: blockerTypes, description: 'Kinds of blockers.' },
  { name: 'owner', kind: 'ids', description: 'Only those of these teams.' },
  { name: 'service', kind: 'ids', description: 'Only those that hold, or held last, one of these services.' },
  {
    name: 'q',
    kind: 'text',
    description:
      'Words of the title as they are typed, the best fit first; or a team or office by its whole name.',
  },
  {
    name: 'sort',
    kind: 'word',
    of: blockerSortKeys,
    description: 'By one column; a leading minus turns the order. Without it by what frees most.',
  },
  ...pageParameters,
] as const satisfies Parameter[]

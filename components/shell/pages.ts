import type { IconName } from '#components/ui/icon.tsx'

export type ShellPage = {
  path: string
  name: string
  icon: IconName
  group: 'first' | 'Evidence' | 'Data'
  /** `g` then this letter jumps here. */
  key: string
  /** A name that fits the bottom bar of a phone. */
  shortName?: string
}

/** What there is to go to. Only pages that exist stand here. */
export const shellPages: readonly ShellPage[] = [
  { path: '/overview', name: 'Overview', icon: 'overview', group: 'first', key: 'o' },
  { path: '/teams', name: 'Teams', icon: 'teams', group: 'first', key: 't' },
  { path: '/services', name: 'Services', icon: 'services', group: 'first', key: 's' },
  { path: '/visits', name: 'Visits', icon: 'pin', group: 'first', key: 'v' },
  {
    path: '/frequency',
    name: 'Deploy frequency',
    icon: 'frequency',
    group: 'Evidence',
    key: 'd',
    shortName: 'Frequency',
  },
  { path: '/cpu', name: 'CPU', icon: 'cpu', group: 'Evidence', key: 'c' },
  {
    path: '/environments',
    name: 'Environments',
    icon: 'clock',
    group: 'Evidence',
    key: 'n',
  },
  {
    path: '/forecast',
    name: 'Forecast and goals',
    icon: 'goal',
    group: 'Evidence',
    key: 'f',
    shortName: 'Forecast',
  },
  { path: '/blockers', name: 'Blockers', icon: 'block', group: 'Evidence', key: 'b' },
  { path: '/reports', name: 'Reports', icon: 'document', group: 'Evidence', key: 'r' },
  { path: '/endgame', name: 'Endgame', icon: 'out', group: 'Evidence', key: 'e' },
  { path: '/sources', name: 'Sources', icon: 'sources', group: 'Data', key: 'h' },
  { path: '/events', name: 'Events', icon: 'lines', group: 'Data', key: 'l' },
  { path: '/disputes', name: 'Corrections', icon: 'warning', group: 'Data', key: 'k' },
  { path: '/definitions', name: 'Definitions', icon: 'definitions', group: 'Data', key: 'w' },
  { path: '/admin', name: 'Admin', icon: 'gear', group: 'Data', key: 'a' },
]

/** Pages at the foot of a phone's screen; the rest is behind More. */
export const barPages: readonly string[] = ['/overview', '/teams', '/services', '/visits']

/** Pages of the first group, the one a role starts on before the others: `/teams/gangway` starts on Teams. */
export function firstPages(landing: string): ShellPage[] {
  const first = shellPages.filter(({ group }) => group === 'first')
  const isStart = ({ path }: ShellPage) => landing === path || landing.startsWith(`${path}/`)
  return [...first.filter(isStart), ...first.filter(page => !isStart(page))]
}

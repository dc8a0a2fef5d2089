// A company small enough to compute by hand: six services, two platforms, from January to April 2026.

const cluster = (id: string, platform: string, environment = 'production') => ({
  id,
  platform,
  region: 'europe',
  environment,
})
const service = (id: string, team: string, rest: object = {}) => ({
  id,
  team,
  kind: 'backend',
  archetype: 'jvm',
  ...rest,
})
/** Two teams, three clusters, six services, a baseline at the end of January. */
export const smallCatalog = {
  areas: [{ id: 'music' }, { id: 'ads' }],
  offices: [{ id: 'oslo', timeZone: 'Europe/Oslo', country: 'NO' }],
  teams: [
    { id: 'gangway', name: 'Gangway', area: 'music', office: 'oslo' },
    { id: 'ballast', name: 'Ballast', area: 'ads' },
  ],
  clusters: [
    cluster('lon', 'helios'),
    cluster('gew1', 'kubernetes'),
    cluster('play', 'kubernetes', 'staging'),
  ],
  services: [
    service('moved', 'gangway'),
    service('stays', 'gangway'),
    service('half', 'ballast'),
    service('born', 'ballast'),
    service('off', 'gangway'),
    service('tool', 'ballast', { kind: 'pipeline' }),
  ],
  migrations: [
    {
      id: 'helios-to-kubernetes',
      name: 'Helios to Kubernetes',
      from: 'helios',
      to: 'kubernetes',
      baselineOn: '2026-01-31',
      scope: { kinds: ['backend'] },
    },
  ],
}

let count = 0
const deploy = (of: string, platform: string, day: string, rest: object = {}) => ({
  id: `d${++count}`,
  source: 'pipeline',
  service: of,
  platform,
  cluster: platform === 'helios' ? 'lon' : 'gew1',
  version: `v${count}`,
  startedAt: `2026-${day}T09:00:00Z`,
  finishedAt: `2026-${day}T09:10:00Z`,
  ...rest,
})
const gone = (of: string, kind: 'undeployed' | 'deleted', day: string) => deploy(of, 'helios', day, { kind })

/** What they did, to be computed by hand. */
export const smallDeploys = [
  ...['moved', 'stays', 'half', 'off'].map(id => deploy(id, 'helios', '01-10')),
  deploy('tool', 'helios', '01-11'),
  deploy('moved', 'kubernetes', '02-10'),
  gone('moved', 'undeployed', '02-20'),
  deploy('off', 'kubernetes', '02-01'),
  gone('off', 'deleted', '02-05'),
  deploy('half', 'kubernetes', '03-20'),
  deploy('born', 'kubernetes', '03-01'),
  deploy('stays', 'helios', '03-05', { kind: 'restart' }),
  deploy('stays', 'helios', '03-06', { outcome: 'failed' }),
  deploy('half', 'kubernetes', '03-22', { cluster: 'play' }),
]

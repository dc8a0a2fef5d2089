import { spawnSync } from 'node:child_process'

/** How to start a Postgres program: what comes before its command, the ids to take on, and who owns its files. */
export type PostgresUser = {
  wrapper: string[]
  uid?: number
  gid?: number
  owner?: { uid: number; gid: number }
}

const own: PostgresUser = { wrapper: [] }

function idsOf(name: string): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** `postgres` where it exists, else a system user made for it. */
function requireSystemUser(): { uid: number; gid: number } {
  const known = idsOf('postgres') ?? idsOf('landfall')
  if (known) return known
  const arguments_ = [
    '--system',
    '--no-create-home',
    '--user-group',
    '--shell',
    '/usr/sbin/nologin',
    'landfall',
  ]
  spawnSync('useradd', arguments_, { stdio: 'ignore' })
  const made = idsOf('landfall') ?? idsOf('nobody')
  if (!made)
    throw new Error(
      'Postgres refuses to run as root and no system user could be made: start Landfall as an ordinary user.',
    )
  return made
}

/**
 * Postgres refuses root, so root starts it as a system user. Where that user cannot reach the folders (a checkout below
 * /root), it is given one capability: to read past directory permissions.
 */
export function findPostgresUser(binary: string, folder: string): PostgresUser {
  if (process.getuid?.() !== 0) return own
  const { uid, gid } = requireSystemUser()
  const reaches = (user: PostgresUser): boolean =>
    [
      [binary, '--version'],
      ['/bin/sh', '-c', 'test -r "$0" && test -x "$0"', folder],
    ].every(line => {
      const [command, ...rest] = [...user.wrapper, ...line] as [string, ...string[]]
      return spawnSync(command, rest, { stdio: 'ignore', uid: user.uid, gid: user.gid }).status === 0
    })
  const owner = { uid, gid }
  const plain: PostgresUser = { wrapper: [], uid, gid, owner }
  if (reaches(plain)) return plain
  const capability = '+dac_read_search'
  const raised: PostgresUser = {
    owner,
    wrapper: [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      `--inh-caps=${capability}`,
      `--ambient-caps=${capability}`,
    ],
  }
  if (reaches(raised)) return raised
  throw new Error(
    `Started as root, Landfall runs Postgres as a system user, and that one cannot reach ${folder}: start as an ordinary user or from another folder.`,
  )
}

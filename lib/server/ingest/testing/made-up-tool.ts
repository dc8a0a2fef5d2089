import type { Adapter, FormatDecoder } from '#lib/sources/adapter.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const decodeBuoy: FormatDecoder = (value, { source, now, headers }) => {
  if (!isObject(value) || typeof value.buoy !== 'string')
    return { ok: false, issues: [{ path: '/buoy', message: 'is missing' }] }
  const { buoy: id } = value
  if (typeof value.service !== 'string')
    return { ok: true, value: { source, id, observations: [], ignored: 'it names no service' } }
  return {
    ok: true,
    value: {
      source: 'another source',
      id,
      ignored: null,
      observations: [
        {
          type: 'rollout',
          rolloutId: id,
          service: value.service,
          platform: 'kubernetes',
          cluster: 'gew1-3',
          environment: null,
          startedAt: null,
          finishedAt: typeof value.at === 'number' ? value.at : now,
          outcome: 'succeeded',
          kind: 'rollout',
          isRollback: false,
          version: typeof value.version === 'string' ? value.version : null,
          artefact: null,
          commit: null,
          change: null,
          actor: headers?.['x-buoy-keeper'] ?? null,
          approvedBy: null,
          team: null,
        },
      ],
    },
  }
}

/** A delivery tool nobody has, as its folder would export it: what a new kind of source has to be, and no more. */
export const madeUpTool: Adapter = {
  kind: 'buoy',
  label: 'Buoy tenders',
  decoders: { buoy: decodeBuoy },
  hook: {
    format: 'buoy',
    headers: ['x-buoy-keeper', 'authorization', 'x-gitlab-token'],
    signatures: ['github', 'flux', 'gitlab_token'],
    limitBytes: 1024 * 1024,
    takesMany: true,
    recognizes: value => isObject(value) && 'buoy' in value,
  },
}

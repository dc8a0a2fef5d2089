import { describe, expect, it } from 'vitest'
import { eventually, podTemplate, stageCluster } from './testing/stage-cluster.ts'

const stage = stageCluster()
const { follow, put, remove, isPlaced, placed } = stage

describe('what a cluster shows', () => {
  it('leaves no secret in the state, the events or the words of errors', async () => {
    const secret = 'planted-annotation-value'
    put('cart', '1', 1, {
      labels: {
        team: 'payments',
        'app.kubernetes.io/part-of': 'shop',
        'deploy-token': 'planted-label-value',
      },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': `{"env":"${secret}"}`,
        'vault/token-owner': secret,
        'backstage.io/owner': 'group:payments',
      },
    })
    follow()
    await isPlaced('cart')
    const rows = await stage.query<{ text: string }>(
      `select string_agg(t, ' ') as text from (
         select state::text as t from collector_state union all select value::text from collector_part
         union all select convert_from(body, 'UTF8') from event union all select last_error from collector_state) as all_of_it`,
    )
    expect(rows[0]!.text).toContain('label:team')
    expect(rows[0]!.text).toContain('annotation:backstage.io/owner')
    expect(rows[0]!.text + stage.reported.join()).not.toContain('planted')
  })

  it('of a preview namespace is an environment, no placement, and its rollouts are a preview`s', async () => {
    const namespace = {
      name: 'preview-pr-42',
      uid: 'ns-42',
      creationTimestamp: '2026-03-02T09:00:00Z',
      annotations: { 'janitor/ttl': '24h' },
    }
    const marked = { name: 'try-it', uid: 'ns-43', labels: { 'landfall.dev/temporary': 'true', pr: '7' } }
    stage.world.put('namespaces', { metadata: namespace })
    stage.world.put('namespaces', { metadata: marked })
    put('cart', '1', 1, { namespace: 'preview-pr-42' })
    put('tried', '1', 1, { namespace: 'try-it' })
    put('shop-front')
    follow()
    await isPlaced('shop-front')
    const bodies = async (type: string) => {
      const rows = await stage.query<{ body: Record<string, unknown> }>(
        "select convert_from(body, 'UTF8')::json as body from event where convert_from(body, 'UTF8')::json->>'type' = $1",
        [type],
      )
      return rows.map(row => row.body)
    }
    const begun = Date.parse('2026-03-02T09:00:00Z')
    const created = await bodies('environment')
    expect(created.find(body => body.environment === 'preview-pr-42')).toMatchObject({
      change: 'created',
      at: begun,
      pullRequest: 42,
      expiresAt: begun + 86_400_000,
    })
    expect(created.find(body => body.environment === 'try-it')).toMatchObject({ pullRequest: 7 })
    const preview = (await bodies('rollout')).filter(body => body.environment === 'preview')
    expect([...new Set(preview.map(body => body.service))].sort()).toEqual(['cart', 'tried'])
    remove('namespaces', 'preview-pr-42')
    await eventually(async () =>
      expect((await bodies('environment')).at(-1)).toMatchObject({ change: 'removed' }),
    )
    expect(await placed()).toEqual(['shop-front'])
  })

  it('of a CronJob is a placement while it exists, presence while it runs its jobs, and a rollout per template', async () => {
    const cron = (version: string, generation: number, isSuspended: boolean) =>
      stage.world.put('cronjobs', {
        metadata: {
          uid: 'cron',
          name: 'sums',
          namespace: 'shop',
          generation,
          creationTimestamp: '2026-03-02T09:00:00Z',
        },
        spec: {
          suspend: isSuspended,
          jobTemplate: { spec: { template: podTemplate('sums', version) } },
        } as never,
        status: { lastSuccessfulTime: '2026-03-02T10:00:00Z' },
      })
    cron('1', 1, false)
    follow()
    await isPlaced('sums')
    cron('1', 2, true)
    const changes = async () => {
      const rows = await stage.query<{ change: string }>(
        "select change from evidence where reported_name = 'sums' order by at",
      )
      return rows.map(row => row.change)
    }
    await eventually(async () => expect(await changes()).toEqual(['placed', 'ready', 'unready']))
    cron('2', 3, false)
    await eventually(async () => {
      const rows = await stage.query<{ line: string }>(
        "select version || ' ' || outcome as line from rollout order by started_at",
      )
      expect(rows.map(row => row.line)).toEqual(['1 succeeded', '2 succeeded'])
    })
    remove('cronjobs', 'sums')
    await isPlaced()
  })

  it('is listed anew when told to, which by itself takes nothing back and says nothing twice', async () => {
    put('cart')
    put('leaves')
    follow({ relistSeconds: 600, silentSeconds: 600 })
    await isPlaced('cart', 'leaves')
    const events = () => stage.query<{ id: string }>('select id from event order by id')
    const before = await events()
    remove('deployments', 'leaves', true)
    stage.fault = ({ kind, isWatch }) =>
      kind === 'deployments' && !isWatch ? { type: 'status', status: 500, body: 'not now' } : null
    await stage.query("update source set resync_asked_at = now() where id = 'k'")
    await eventually(async () =>
      expect(stage.asked.filter(({ request }) => !request.isWatch).length).toBeGreaterThan(20),
    )
    // While the list cannot be had, what was said stands.
    expect(await events()).toEqual(before)
    stage.fault = () => null
    await isPlaced('cart')
    await eventually(async () =>
      expect(await stage.query('select 1 from source where resync_asked_at is null')).toHaveLength(1),
    )
    const after = await events()
    expect(after.length - before.length).toBe(2)
    expect(await stage.query('select conflict from intake_count where conflict > 0')).toEqual([])
  })
})

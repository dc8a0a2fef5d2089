import { describe, expect, it } from 'vitest'
import { HeliosWorld } from '#lib/sources/helios/replay/helios-world.ts'
import { addJob, eventually, helios, pause, run, smallWorld, stageHelios } from './testing/stage-helios.ts'

const { query, changesOf, serve, follow, rolloutLines, started } = stageHelios()

describe('the Helios collector over HTTP', () => {
  it('knows what runs at its first look, and calls none of it a rollout', async () => {
    follow([helios([await serve(smallWorld())])])
    await started()
    expect(await rolloutLines()).toEqual([])
    const rows = await query<{ secrets: number }>(
      "select count(*) as secrets from event where convert_from(body, 'UTF8') like '%secret%'",
    )
    expect(rows[0]?.secrets).toBe(0)
  })

  it('moves on to the next master, and takes nothing away in a cycle in which one failed', async () => {
    const world = smallWorld()
    const empty = new HeliosWorld()
    let isDown = false
    const first = await serve(world, () => (isDown ? { status: 502, text: '<html>' } : null))
    const second = await serve(world)
    expect(empty.hosts.size).toBe(0)
    follow([helios([first, second])])
    await started()
    isDown = true
    const jobId = addJob(world, 'cart', '2')
    world.groups.get('cart-prod')!.jobId = jobId
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod')
    await eventually(async () => expect(await rolloutLines()).toEqual(['cart 2 rollout succeeded']))
    expect(await changesOf('cart')).toEqual(['placed', 'ready'])
  })

  it('does not believe an empty list, nor a broken one, nor one without the hosts that are down', async () => {
    const world = smallWorld()
    let lie: 'none' | 'empty' | 'broken' = 'none'
    let lies = 0
    const url = await serve(world, ({ path }) => {
      if (lie === 'empty' && path === '/hosts' && lies++ === 0) return { status: 200, text: '[]' }
      if (lie === 'broken' && path === '/hosts/statuses') return { status: 200, text: '{"web1": 7}' }
      return null
    })
    follow([helios([url], { hostGoneSeconds: 0.1 })])
    await started()
    lie = 'empty'
    await pause(500)
    lie = 'broken'
    await pause(500)
    lie = 'none'
    for (const host of ['web1', 'web2']) world.host(host).isUp = false
    await pause(500)
    expect(await changesOf('cart')).toEqual(['placed', 'ready'])
  })

  it('keeps a stopped job placed, and lets it go only when it is undeployed, and deleted when job and group are gone', async () => {
    const world = smallWorld()
    follow([helios([await serve(world)])])
    await started()
    const jobId = [...world.jobs.keys()][0]!
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod', 'STOP')
    await eventually(async () => expect(await changesOf('cart')).toEqual(['placed', 'ready', 'unready']))
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod', 'UNDEPLOY')
    for (const host of ['web1', 'web2']) world.host(host).tasks.clear()
    await eventually(async () => expect((await changesOf('cart')).at(-1)).toBe('undeployed'))
    await pause(600)
    expect((await changesOf('cart')).at(-1)).toBe('undeployed')
    world.removeJob(jobId)
    world.groups.delete('cart-prod')
    await eventually(async () => expect((await changesOf('cart')).at(-1)).toBe('deleted'))
    expect(await rolloutLines()).toEqual([])
  })

  it('tells that the last tenant left a host, that one went down, and that one is gone', async () => {
    const world = smallWorld()
    follow([helios([await serve(world)], { hostGoneSeconds: 0.1 })])
    await started()
    const told = () =>
      query<{ host: string; status: string; tenants: string[] }>(
        'select host, status, tenants from host_sight order by host, at',
      )
    const of = async (host: string) =>
      (await told()).filter(row => row.host === host).map(({ status, tenants }) => [status, tenants.join()])
    const jobId = [...world.jobs.keys()][0]!
    run(world, 'web1', jobId, 'cart-prod', 'UNDEPLOY')
    world.host('web1').tasks.clear()
    world.host('web2').isUp = false
    const before = [['up', 'cart']]
    await eventually(async () => expect(await of('web1')).toEqual([...before, ['up', '']]))
    await eventually(async () => expect(await of('web2')).toEqual([...before, ['down', 'cart']]))
    world.removeHost('web1')
    await eventually(async () => expect((await of('web1')).at(-1)).toEqual(['gone', '']))
  })

  it('reads host by host where a proxy lets no POST through', async () => {
    const url = await serve(smallWorld(), ({ method }) =>
      method === 'POST' ? { status: 403, text: 'no' } : null,
    )
    follow([helios([url])])
    await started()
  })

  it('stores in words what is wrong while all masters are away, and covers nothing of that time', async () => {
    const world = smallWorld()
    let isDown = false
    const url = await serve(world, () => (isDown ? 'drop' : null))
    follow([helios([url])])
    await started()
    isDown = true
    await eventually(async () => {
      const rows = await query<{ last_error: string }>('select last_error from collector_state')
      expect(rows[0]?.last_error).toMatch(/127\.0\.0\.1/)
    })
    const spans = () => query<{ to_at: number }>('select to_at from source_coverage')
    const before = (await spans())[0]!.to_at
    await pause(500)
    expect((await spans())[0]!.to_at).toBe(before)
  })
})

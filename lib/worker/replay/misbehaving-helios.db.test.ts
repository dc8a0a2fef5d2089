import { describe, expect, it } from 'vitest'
import type { WorldAnswer } from '#lib/sources/helios/replay/helios-world.ts'
import {
  addJob,
  eventually,
  type Fault,
  helios,
  pause,
  run,
  smallWorld,
  stageHelios,
} from './testing/stage-helios.ts'

const { query, changesOf, serve, follow, rolloutLines, started } = stageHelios()

describe('Helios at its worst', () => {
  it('keeps what ran on a host that is down, and what ran on one that left the list for a while', async () => {
    const world = smallWorld()
    const only = addJob(world, 'lonely', '1')
    run(world, 'web3', only, null)
    follow([helios([await serve(world)], { hostGoneSeconds: 1.5 })])
    await started()
    await eventually(async () => expect(await changesOf('lonely')).toEqual(['placed', 'ready']))
    world.host('web3').isUp = false
    await pause(400)
    const host = world.hosts.get('web3')!
    world.hosts.delete('web3')
    await pause(700)
    expect(await changesOf('lonely')).toEqual(['placed', 'ready'])
    world.hosts.set('web3', { ...host, isUp: true })
    await pause(500)
    expect(await changesOf('lonely')).toEqual(['placed', 'ready'])
    world.hosts.delete('web3')
    await eventually(async () => expect((await changesOf('lonely')).at(-1)).toBe('undeployed'))
  })

  it('tells of the others while one group, one host or one history can never be read', async () => {
    const world = smallWorld()
    const sick = addJob(world, 'sick', '1')
    world.groups.set('sick', { ...world.groups.get('cart-prod')!, name: 'sick', jobId: sick })
    const refuse: Fault = ({ path }) => {
      if (path.startsWith('/deployment-group/sick')) return { status: 500, text: '{"message":"NPE"}' }
      if (path.startsWith('/history/')) return { status: 500, text: '' }
      return null
    }
    follow([helios([await serve(world, refuse)])])
    await started()
    const jobId = addJob(world, 'cart', '2')
    world.groups.get('cart-prod')!.jobId = jobId
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod')
    await eventually(async () => expect(await rolloutLines()).toEqual(['cart 2 rollout succeeded']))
    const rows = await query<{ last_error: string }>('select last_error from collector_state')
    expect(rows[0]?.last_error).toMatch(/NPE/)
    expect(await changesOf('cart')).toEqual(['placed', 'ready'])
  })

  it('reads plain words under a JSON content type, HTML and empty refusals as what they are', async () => {
    const answers: WorldAnswer[] = [
      { status: 400, text: 'Invalid id' },
      { status: 404, text: '' },
      { status: 426, text: '<html>Upgrade' },
      { status: 200, text: 'not json' },
    ]
    const world = smallWorld()
    let count = 0
    const url = await serve(world, ({ path }) =>
      path.startsWith('/deployment-group/') && count < 40 ? answers[count++ % answers.length]! : null,
    )
    follow([helios([url])])
    await started()
    await eventually(async () => expect(count).toBe(40))
    const isWell = 'select 1 from collector_state where last_error is null and last_full_list_at is not null'
    await eventually(async () => expect(await query(isWell)).toHaveLength(1))
    expect(await rolloutLines()).toEqual([])
  })

  it('leaves jobs of tests out, and no secret in the state, the events or the words of errors', async () => {
    const world = smallWorld()
    const jobId = [...world.jobs.keys()][0]!
    const metadata = { team: 'payments', GIT_COMMIT: '9f2c1d7', 'api-token': 'secret' }
    world.jobs.set(jobId, { ...world.jobs.get(jobId)!, token: 'secret', metadata })
    const temporary = addJob(world, 'tmp-1234', '1')
    world.jobs.set(temporary, { ...world.jobs.get(temporary)!, expires: Date.now() + 600_000 })
    run(world, 'web1', temporary, null)
    follow([helios([await serve(world)])])
    await started()
    const next = addJob(world, 'cart', '2')
    world.jobs.set(next, { ...world.jobs.get(next)!, token: 'secret', metadata })
    world.groups.get('cart-prod')!.jobId = next
    for (const host of ['web1', 'web2']) run(world, host, next, 'cart-prod')
    await eventually(async () => expect(await rolloutLines()).toEqual(['cart 2 rollout succeeded']))
    expect(await changesOf('tmp-1234')).toEqual([])
    const rows = await query<{ text: string }>(
      `select string_agg(t, ' ') as text from (
         select state::text as t from collector_state union all select convert_from(body, 'UTF8') from event
         union all select last_error from collector_state) as all_of_it`,
    )
    expect(rows[0]!.text).toContain('"label:team"')
    expect(rows[0]!.text).toContain('"group":"cart-prod"')
    expect(rows[0]!.text).not.toContain('secret')
  })

  it('asks dead masters no more than once a second each', async () => {
    let asked = 0
    const isDead: Fault = () => {
      asked += 1
      return 'drop'
    }
    const masters = [await serve(smallWorld(), isDead), await serve(smallWorld(), isDead)]
    follow([helios(masters)])
    await pause(4000)
    // A try asks for the groups, the hosts and the jobs, of each master.
    expect(asked).toBeLessThanOrEqual(5 * masters.length * 3)
    expect(asked).toBeGreaterThan(0)
  })
})

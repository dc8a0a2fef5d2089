import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { counts, countsOf, type ImportDesk, openImportDesk } from './testing/import-desk.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events')

let desk: ImportDesk
beforeEach(async () => {
  desk = await openImportDesk()
})
afterEach(() => desk.close())

const note = existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'
describe.skipIf(!existsSync(fixtures))(`exports of others${note}`, () => {
  test('DevLake: commits of one deployment and repository are one rollout', async () => {
    const path = join(
      fixtures,
      'devlake/dora-e2e/prev_success_deployment_commit/cicd_deployment_commits_before.csv',
    )
    const end = await desk.take(path, { set: { platform: 'kubernetes' } })
    const count = readFileSync(path, 'utf8').trim().split('\n').length - 1
    expect(countsOf(end)).toEqual(counts({ accepted: count }))
    expect(
      await desk.rows(
        `select service_id, outcome, environment, commit, finished_at from rollout where rollout_id = 'pipeline1' order by 1`,
      ),
    ).toEqual([
      {
        service_id: '?kubernetes/REPO111',
        outcome: 'succeeded',
        environment: 'production',
        commit: '1',
        finished_at: Date.parse('2022-09-11T06:51:47Z'),
      },
      {
        service_id: '?kubernetes/REPO222',
        outcome: 'succeeded',
        environment: 'production',
        commit: '2',
        finished_at: Date.parse('2022-09-12T06:51:47Z'),
      },
    ])
    expect(countsOf(await desk.take(path, { set: { platform: 'kubernetes' } }))).toEqual(
      counts({ duplicate: count }),
    )
  })

  test('Four Keys: raw events and the view of deployments', async () => {
    const read = (name: string) => readFileSync(join(fixtures, 'fourkeys/constructed', name), 'utf8')
    const row = (id: string, type: string, source: string, metadata: string) =>
      JSON.stringify({
        event_type: type,
        id,
        metadata,
        time_created: '2026-05-01 12:00:00 UTC',
        signature: `sig-${id}`,
        msg_id: '1',
        source,
      })
    const lines = [
      row('1', 'deployment_status', 'github', read('github.deployment_status.minimal.json')),
      row('2', 'deployment', 'gitlab', read('gitlab.deployment.minimal.json')),
      row('3', 'deployment', 'argocd', read('argocd.deployment.json')),
      row('4', 'issues', 'github', read('github.issue.incident.json')),
    ]
    const end = await desk.take(desk.file('events_raw.ndjson', lines.join('\n')), {
      set: { platform: 'kubernetes' },
    })
    expect(countsOf(end)).toEqual(counts({ accepted: 2, ignored: 1, rejected: 1 }))
    expect(await desk.rows('select service_id from rollout order by 1')).toEqual([
      { service_id: '?kubernetes/search' },
      { service_id: '?kubernetes/test' },
    ])
    const view = 'deploy_id,time_created,changes\nx,2026-05-01 12:00:00 UTC,"[a, b]"\n'
    expect(countsOf(await desk.take(desk.file('view.csv', view)))).toEqual(counts({ rejected: 1 }))
    const set = { service: 'shop', platform: 'kubernetes' }
    expect(countsOf(await desk.take(desk.file('view.csv', view), { set }))).toEqual(counts({ accepted: 1 }))
    expect(await desk.rows(`select commit from rollout where service_id = '?kubernetes/shop'`)).toEqual([
      { commit: 'a' },
    ])
  })
})

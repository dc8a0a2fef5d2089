import { describe, expect, test } from 'vitest'
import { ended, stage, stageEvent, told } from './testing/echo-bodies.ts'

describe('server groups', () => {
  const maker = (id: string, region: string, members: object = {}) =>
    stage('createServerGroup', {
      id,
      parentStageId: 's-1',
      syntheticStageOwner: 'STAGE_BEFORE',
      endTime: ended - 10,
      context: {
        account: 'mgmt',
        cloudProvider: 'aws',
        application: 'search',
        imageId: 'ami-1',
        amiName: 'search-1.2.3-h7',
        'deploy.server.groups': { [region]: [`search-v00${id}`] },
      },
      ...members,
    })

  test('a deploy stage is one rollout per server group its synthetic stages made', () => {
    const value = stageEvent([stage('deploy'), maker('1', 'us-east-1'), maker('2', 'eu-west-1')])
    expect(told(value).observations).toMatchObject([
      {
        rolloutId: 'e-1/1/us-east-1/search-v001',
        service: 'search',
        platform: null,
        cluster: 'mgmt/us-east-1',
        version: 'search-1.2.3-h7',
        artefact: null,
        finishedAt: ended - 10,
      },
      { rolloutId: 'e-1/2/eu-west-1/search-v002', cluster: 'mgmt/eu-west-1' },
    ])
  })

  test('of a deploy that failed each group has its own outcome, and what did not begin none', () => {
    const value = stageEvent(
      [
        stage('deploy', { status: 'TERMINAL' }),
        maker('1', 'us-east-1'),
        maker('2', 'eu-west-1', { status: 'TERMINAL' }),
        maker('3', 'ap-east-1', { status: 'NOT_STARTED', endTime: null }),
      ],
      'failed',
    )
    expect(told(value).observations).toMatchObject([{ outcome: 'succeeded' }, { outcome: 'failed' }])
  })

  test('the synthetic stages` own events are not counted again', () => {
    const value = stageEvent([maker('1', 'us-east-1'), stage('deploy')], 'complete', { isSynthetic: true })
    expect(told(value)).toMatchObject({
      observations: [],
      ignored:
        'orca:stage:complete of a createServerGroup stage: the deploy stage that holds it stands for it',
    })
  })

  test('a canary`s groups are no deploy', () => {
    const value = stageEvent([maker('1', 'us-east-1'), stage('deployCanary')], 'complete', {
      isSynthetic: true,
    })
    expect(told(value).observations).toEqual([])
  })

  test('rolling back is a rollback, resizing is scaling', () => {
    const one = (type: string) => told(stageEvent([stage(type, { context: { account: 'a', region: 'r' } })]))
    expect(one('rollbackCluster').observations).toMatchObject([{ isRollback: true, cluster: 'a/r' }])
    expect(one('rollbackServerGroup').observations).toMatchObject([{ isRollback: true }])
    expect(one('resizeServerGroup').observations).toMatchObject([{ kind: 'scaling' }])
    expect(one('cloneServerGroup').observations).toMatchObject([{ kind: 'rollout', isRollback: false }])
  })
})

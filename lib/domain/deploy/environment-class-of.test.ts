import { describe, expect, it } from 'vitest'
import { environmentClassOf, environmentRulesWith } from './environment-class-of.ts'
import { isProduction, rolloutEnvironment } from './rollout-environment.ts'
import { testClusters } from './testing/rollout-of.ts'

describe('the class of an environment', () => {
  it('maps the known words in any case, and the rest to staging', () => {
    for (const text of ['production', 'prod', 'PRD', 'Live'])
      expect(environmentClassOf(text)).toBe('production')
    for (const text of ['temporary', 'Preview', 'review', 'EPHEMERAL', 'pr-', 'PR-123'])
      expect(environmentClassOf(text)).toBe('temporary')
    for (const text of ['staging', 'qa', 'pr', 'production-eu', 'pre-prod', ''])
      expect(environmentClassOf(text)).toBe('staging')
  })

  it('follows rules of one`s own before the built-in ones, the first that matches', () => {
    const rules = environmentRulesWith([
      { pattern: 'Main-test', class: 'staging' },
      { pattern: 'main*', class: 'production' },
      { pattern: 'review', class: 'production' },
    ])
    expect(environmentClassOf('main-eu', rules)).toBe('production')
    expect(environmentClassOf('MAIN-TEST', rules)).toBe('staging')
    expect(environmentClassOf('review', rules)).toBe('production')
    expect(environmentClassOf('prod', rules)).toBe('production')
    expect(environmentClassOf('pr-7', rules)).toBe('temporary')
  })
})

describe('the environment of a rollout', () => {
  const of = (cluster: string, environment: string | null) =>
    rolloutEnvironment({ platform: 'kubernetes', cluster, environment }, testClusters)

  it('is production only where cluster and event both say so, and temporary where either does', () => {
    expect(of('gew1', null)).toBe('production')
    expect(of('gew1', 'prd')).toBe('production')
    expect(of('gew1', ' ')).toBe('production')
    expect(of('gew1', 'canary')).toBe('staging')
    expect(of('gew1', 'pr-1')).toBe('temporary')
    expect(of('stage', 'prod')).toBe('staging')
    expect(of('stage', null)).toBe('staging')
    expect(of('preview', 'prod')).toBe('temporary')
  })

  it('is unknown on a cluster nobody listed, unless it is named as its platform', () => {
    expect(of('nowhere', 'prod')).toBeNull()
    expect(of('kubernetes', null)).toBe('production')
    expect(isProduction({ platform: 'helios', cluster: 'kubernetes', environment: null }, testClusters)).toBe(
      false,
    )
  })
})

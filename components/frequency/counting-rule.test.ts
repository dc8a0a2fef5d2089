import { expect, test } from 'vitest'
import { type CountingRule, ruleAfter, switchesOf } from './counting-rule.ts'

test('every switch leads to a rule that shows what was chosen', () => {
  for (const rule of Object.keys(switchesOf) as CountingRule[]) {
    expect(ruleAfter(rule, {})).toBe(rule)
    for (const count of ['deploys', 'days', 'clusters', 'rollbacks'])
      expect(switchesOf[ruleAfter(rule, { count })].count).toBe(count)
    for (const per of ['team', 'median', 'service'])
      expect(switchesOf[ruleAfter(rule, { per })].per).toBe(per)
    for (const on of ['half', 'one', 'all']) expect(switchesOf[ruleAfter(rule, { on })].on).toBe(on)
  }
})

test('the other switches give way where nothing combines them', () => {
  expect(ruleAfter('per_service', { count: 'days' })).toBe('deploy_days_per_team')
  expect(ruleAfter('on_all', { per: 'service' })).toBe('per_service')
})

import { describe, expect, it } from 'vitest'
import { scopeText } from './scope-text.ts'

describe('a scope rule in words', () => {
  it('names what it asks for, and every service where it asks for nothing', () => {
    expect(scopeText({})).toBe('every service')
    expect(scopeText({ kinds: ['backend'], stateless: true })).toBe('stateless backend services')
    expect(scopeText({ kinds: ['backend', 'pipeline'], teams: ['gangway'] })).toBe(
      'backend and pipeline services, of team gangway',
    )
    expect(scopeText({ archetypes: ['jvm', 'go', 'node'] })).toBe('services, of archetype jvm, go and node')
  })
})

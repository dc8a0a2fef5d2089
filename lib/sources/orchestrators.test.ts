import { expect, test } from 'vitest'
import { orchestratorKinds } from '#lib/domain/deploy/orchestrator-kinds.ts'
import { adapters } from './registry.ts'

test('an adapter that is a platform’s own word is listed among the orchestrators, and no other', () => {
  const told = adapters.filter(({ platform }) => platform !== undefined).map(({ kind }) => kind)
  expect(told.sort()).toEqual([...orchestratorKinds].sort())
})

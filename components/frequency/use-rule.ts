'use client'

import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { type CountingRule, defaultRule, switchesOf } from './counting-rule.ts'

const rules = Object.keys(switchesOf) as CountingRule[]

/** The way of counting in the address. */
export function useRule() {
  return useQueryState(
    'rule',
    parseAsStringLiteral(rules).withDefault(defaultRule).withOptions({ history: 'push' }),
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { defaultMigration } from '#lib/domain/migration/migration.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { choicesOptions } from './choices-options.ts'
import { withoutUnknown } from './known-filters.ts'
import { serializeUrlView, viewOfUrl, viewParsers } from './url-filters.ts'

const firstNames = platformNames(defaultMigration)
const firstMigration = {
  id: defaultMigration.id,
  name: defaultMigration.name,
  from: { id: defaultMigration.from, name: firstNames.from },
  to: { id: defaultMigration.to, name: firstNames.to },
  services: 0,
  blockers: 0,
  requests: 0,
}

const noChoices: ChoicesAnswer = {
  migration: { id: '', name: '' },
  migrations: [],
  areas: [],
  offices: [],
  teams: [],
  archetypes: [],
  kinds: [],
  counts: { teams: 0, services: 0 },
  silent: [],
  sources: 0,
  firstOn: null,
  knownSince: null,
  reviews: [],
  phases: [],
  mayBookmark: false,
  now: '1970-01-01T00:00:00.000Z',
}

/** The migration looked at, with its platforms. */
const migrationOf = ({ migration, migrations }: ChoicesAnswer, wanted: string | null) =>
  migrations.find(({ id }) => id === (wanted ?? migration.id)) ?? migrations[0] ?? firstMigration

/** The view in the URL: filters for answers, what was dropped, links that keep it, and how to change it. */
export function useView() {
  const [parsed, setView] = useQueryStates(viewParsers, { history: 'push', scroll: false })
  // The layout of the pages always sends them along.
  const choices = useQuery(choicesOptions()).data ?? noChoices
  return useMemo(() => {
    const { filters: given, since, receipt, weight } = viewOfUrl(parsed)
    const { filters, unknown } = withoutUnknown(given, choices)
    const migration = migrationOf(choices, filters.migration)
    // A receipt belongs to the page it was opened on.
    const linkTo = (path: string) => serializeUrlView(path, { ...parsed, receipt: null })
    /** The same view with a receipt open. */
    const linkToReceipt = (figure: string) => serializeUrlView('', { ...parsed, receipt: figure })
    return { filters, migration, since, receipt, weight, unknown, choices, setView, linkTo, linkToReceipt }
  }, [parsed, choices, setView])
}

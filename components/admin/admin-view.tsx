'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { exemptionsOptions, scopeOptions } from '#lib/query/admin-options.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './admin.module.css'
import type { AdminRights } from './admin-rights.ts'
import { adminSections } from './admin-sections.ts'
import { adminParsers } from './admin-url.ts'

/** What the figures are counted by, who changed it and why. */
export function AdminView({ may }: { may: AdminRights }) {
  const [{ section }, setUrl] = useQueryStates(adminParsers, { history: 'push', scroll: false })
  const open = adminSections.find(({ id }) => id === section) ?? adminSections[0]!
  return (
    <>
      <PageHeading crumb="Admin">
        <Sentence />
      </PageHeading>
      <nav className={styles.tabs} aria-label="Sections of this page">
        {adminSections.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            aria-current={id === open.id ? 'true' : undefined}
            onClick={() => void setUrl({ section: id, cursor: null })}
          >
            {title}
          </button>
        ))}
      </nav>
      <open.Section may={may} />
    </>
  )
}

function Sentence() {
  const { filters } = useView()
  const scope = useQuery(scopeOptions(filters)).data
  const exempt = useQuery(exemptionsOptions(filters)).data
  if (scope === undefined) return <>What do the figures count?</>
  const rules = scope.versions.length + 1
  return (
    <>
      {formatCounted(scope.inScope, 'service')} count in {scope.name}
      {scope.baseline.on === null
        ? ', and no baseline is frozen yet.'
        : `; ${formatCount(scope.baseline.count)} of ${formatDay(scope.baseline.on)} are the baseline.`}{' '}
      <span className="soft">
        {rules === 1 ? 'One scope rule since the beginning' : `${formatCount(rules)} scope rules over time`},{' '}
        {exempt?.count ? formatCounted(exempt.count, 'service') : 'no service'} exempt.
      </span>
    </>
  )
}

import type { CatalogPlan, CatalogSection } from './catalog-plan.ts'
import type { FieldChange, MergedSection } from './merge-section.ts'

export type SectionDifference = {
  added: number
  changed: number
  unchanged: number
  addedIds: string[]
  changes: { id: string; fields: Record<string, FieldChange> }[]
}

const listedLimit = 1_000

function differenceOf(section: MergedSection<object>): SectionDifference {
  return {
    added: section.added.length,
    changed: section.changed.length,
    unchanged: section.unchangedCount,
    addedIds: section.added.slice(0, listedLimit).map(({ key }) => key),
    changes: section.changed.slice(0, listedLimit).map(({ key, fields }) => ({ id: key, fields })),
  }
}

export const catalogSections: readonly CatalogSection[] = [
  'areas',
  'offices',
  'teams',
  'clusters',
  'services',
  'aliases',
  'ownership',
  'migrations',
]

/** What a plan changes, per section: counts, and the first thousand by name. */
export const catalogDifference = (plan: CatalogPlan): Record<CatalogSection, SectionDifference> =>
  Object.fromEntries(catalogSections.map(section => [section, differenceOf(plan[section])])) as Record<
    CatalogSection,
    SectionDifference
  >

export const isUnchanged = (plan: CatalogPlan): boolean =>
  catalogSections.every(section => plan[section].added.length + plan[section].changed.length === 0)

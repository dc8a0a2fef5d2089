import type { ComponentType } from 'react'
import type { AdminRights } from './admin-rights.ts'
import type { AdminSectionId } from './admin-url.ts'
import { AuditSection } from './audit-section.tsx'
import { BaselineSection } from './baseline-section.tsx'
import { ExemptionsSection } from './exemptions-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { ScopeSection } from './scope-section.tsx'

export type AdminSection = {
  id: AdminSectionId
  title: string
  Section: ComponentType<{ may: AdminRights }>
}

/** The sections of the page in their order, one line each. */
export const adminSections: AdminSection[] = [
  { id: 'scope', title: 'Scope', Section: ScopeSection },
  { id: 'baseline', title: 'Baseline', Section: BaselineSection },
  { id: 'exemptions', title: 'Exemptions', Section: ExemptionsSection },
  { id: 'messages', title: 'Messages', Section: MessagesSection },
  { id: 'audit', title: 'Audit log', Section: AuditSection },
]

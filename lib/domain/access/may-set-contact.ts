import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer is the person a contact is of: people decide themselves what is sent to them. */
export const isOwnContact = (viewer: Viewer, subject: { type: string; id: string }): boolean =>
  viewer.kind === 'person' && subject.type === 'person' && subject.id === viewer.id

/** Whether the viewer may say where somebody is reached: admins, and everybody of themselves. */
export const maySetContact = (viewer: Viewer, subject: { type: string; id: string }): boolean =>
  mayAdminister(viewer) || isOwnContact(viewer, subject)

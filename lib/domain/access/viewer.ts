export const roles = ['leader', 'road_team', 'team_member', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

/**
 * Who asks. Every read and every act takes one and decides there.
 * `person`: a signed-in browser. `token`: an API token with scopes (`read`, `admin`, `ingest:<source>`, `ingest:*`, `report:<team>`,
 * `card:<kind>:<id>`, `card:*`, `calendar:engineer:<id>`, `calendar:office:<id>`, `calendar:all`).
 * `link`: who opened the signed link of a team's report form: reads that form, sends that report, nothing else.
 * `nobody`: no credentials; may do nothing.
 */
export type Viewer =
  | { kind: 'person'; id: string; name: string; role: Role; team: string | null }
  | { kind: 'token'; id: string; name: string; scopes: string[] }
  | { kind: 'link'; id: string; name: string; team: string; migration: string }
  | { kind: 'nobody' }

/** What the viewer may do on this page, decided by the server, which decides again at each act. */
export type AdminRights = {
  setScope: boolean
  exempt: boolean
  approve: boolean
  readAudit: boolean
  readMessages: boolean
}

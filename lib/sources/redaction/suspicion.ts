/**
 * Words and shapes without which no rule of redaction finds anything, so that what is clean (nearly all) costs a glance.
 * It may be wrong in one direction only. Letters written as \u0061 are suspicious as such. Many small patterns: the engine
 * skips through a text for each of them faster than it tries all at every letter.
 */
const suspicious: readonly RegExp[] = [
  /passw|passphrase|passcode|pwd|pass\\*["']|[_-]pass[ :=]|creds\\*["']/i,
  /\s(?:-u|--user)[ =]/,
  /secret|token|authorization|cookie|credential|sessionid|jwt|auths|auth\\*["']|bearer|basic /i,
  /(?:api|private|access|secret|signing|encryption|ssh|account|master|shared|client)[ _.-]?key/i,
  /dockerc|connection[ _.-]?string|request[ _.-]?headers|last-applied|configmap/i,
  /["'\\]env(?:s|[ _-]?vars|ironment[ _-]?variables)?\\*["']/i,
  /-----BEGIN/,
  /gh[pousr]_|github_pat/,
  /gl(?:pat|dt|rt|ft|soat|cbt|ptt|imt|agent|oas)-/,
  /xox[a-z]-/,
  /A(?:KIA|SIA)[0-9A-Z]{16}/,
  /eyJ/,
  /lf_|npm_/,
  /whsec_|hvs\./,
  /AIza|[sr]k_live/,
  /hooks\.slack|sig=|signature=/i,
  /:\\*\/\\*\/[^\s/"]{1,500}@/,
  /data_base64|"data"\s{0,4}:\s{0,4}"|"value"\s{0,4}:\s{0,4}"[A-Za-z0-9+/_-]{16}/,
  /\\u00[4-7]/i,
]

/** Whether a JSON text, or any other, has to be looked at closely. */
export function isSuspicious(text: string): boolean {
  for (const pattern of suspicious) if (pattern.test(text)) return true
  return false
}

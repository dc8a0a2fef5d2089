/**
 * Words and shapes without which no rule of redaction finds anything: one pass over the text, so that what is clean (nearly
 * all) costs no more than that. It may be wrong in one direction only. Letters written as \u0061 are suspicious as such.
 */
const suspicious = new RegExp(
  [
    'passw|passphrase|passcode|pwd|pass\\\\*["\']',
    'secret|token|authorization|cookie|credential|sessionid|jwt|auths|auth\\\\*["\']|bearer|basic ',
    '(?:api|private|access|secret|signing|encryption|ssh|account|master|shared|client)[ _.-]?key',
    'dockerc|connection[ _.-]?string|request[ _.-]?headers|last-applied|configmap',
    '["\'\\\\]env(?:s|[ _-]?vars|ironment[ _-]?variables)?\\\\*["\']',
    '-----begin|gh[pousr]_|github_pat|gl(?:pat|dt|rt|ft|soat|cbt|ptt|imt|agent|oas)-|xox[a-z]-|akia|asia[0-9a-z]{16}|eyj|lf_|whsec_|aiza|npm_|hvs\\.|[sr]k_live|hooks\\.slack|sig=|signature=',
    ':\\\\*/\\\\*/[^\\s/"]{1,500}@',
    'data_base64|"data"\\s{0,4}:\\s{0,4}"|"value"\\s{0,4}:\\s{0,4}"[A-Za-z0-9+/_-]{16}',
    '\\\\u00[4-7]',
  ].join('|'),
  'i',
)

/** Whether a JSON text, or any other, has to be looked at closely. */
export const isSuspicious = (text: string): boolean => suspicious.test(text)

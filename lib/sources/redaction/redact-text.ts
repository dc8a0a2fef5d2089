import { redacted } from './secret-keys.ts'

const word =
  '(?:password|passwd|passphrase|pwd|secret|secret[_-]?key[_-]?base|token|[_-]pass|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?key[_-]?data|credentials?)'
const notYet = '(?!\\[redacted\\])'

/**
 * Secrets inside a text, each with what stands in its place. All lengths are bounded or the classes disjoint, so that no
 * text takes more than linear time.
 */
const patterns: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g, redacted],
  // Tokens known by their shape.
  [/\b(?:gh[pousr]_[A-Za-z0-9]{16,8000}|github_pat_[A-Za-z0-9_]{20,8000})/g, redacted],
  [/\b(?:glpat|gldt|glrt|glft|glsoat|glcbt|glptt|glimt|glagent|gloas)-[\w-]{16,8000}/g, redacted],
  [/\bxox[a-z]-[A-Za-z0-9-]{10,8000}/g, redacted],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, redacted],
  [/\beyJ[\w-]{8,8000}\.[\w-]{8,8000}\.[\w-]*/g, redacted],
  [/\blf_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}\b/g, redacted],
  [/\bwhsec_[A-Za-z0-9+/]{16,8000}={0,2}/g, redacted],
  [/\b(?:AIza[\w-]{35}|npm_[A-Za-z0-9]{36}|hvs\.[\w-]{20,8000}|[sr]k_live_[A-Za-z0-9]{16,8000})/g, redacted],
  [/\bhooks\.slack\.com\/services\/[A-Za-z0-9/]{10,8000}/g, `hooks.slack.com/services/${redacted}`],
  // Headers and assignments.
  [
    /(authorization\\*["']?\s{0,4}[:=]\s{0,4}\\*["']?(?:(?:bearer|basic|token|digest)\s{1,4})?)(?!\[redacted\])(?!(?:bearer|basic|token|digest)\s)[^\s"',;\\]+/gi,
    `$1${redacted}`,
  ],
  [/\b(bearer\s{1,4})[A-Za-z0-9._~+/=-]{16,8000}/gi, `$1${redacted}`],
  [/\b(basic\s{1,4})(?=[A-Za-z0-9+/]{0,200}[0-9=])[A-Za-z0-9+/]{8,8000}={0,2}/gi, `$1${redacted}`],
  [/\b((?:set-)?cookie:\s{0,4})(?!\[redacted\])[^\r\n"]+/gi, `$1${redacted}`],
  [
    new RegExp(
      `(${word}(?:\\\\*["']\\s{0,4}[:=]|=|:[ \\t]{1,4})\\s{0,4}\\\\*["']?)${notYet}[^\\s"'&;,<>\\\\]+`,
      'gi',
    ),
    `$1${redacted}`,
  ],
  [new RegExp(`(--?[\\w-]{0,60}${word}[ \\t]{1,4})${notYet}[^\\s-][^\\s"']*`, 'gi'), `$1${redacted}`],
  // curl's user and password; of two numbers it is a user and a group.
  [
    /(\s(?:-u|--user)[ =]\s{0,4}\\*["']?[^\s:"'\\]{1,100}:)(?!\[redacted\]|\d+\b)[^\s"'\\]+/g,
    `$1${redacted}`,
  ],
  [/([?&;](?:sig|signature|x-amz-signature)=)(?!\[redacted\])[^&#\s"'<>]+/gi, `$1${redacted}`],
]

/** `https://user:password@host` and `https://token@host`, not `git@host:path`, not `image:tag@sha256:...`. */
const userinfo = /([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/?#"']{1,500})@(?!sha\d{3}:)/gi
const dropUserinfo = (whole: string, scheme: string, user: string): string =>
  /^https?:/i.test(scheme) || user.includes(':') ? scheme : whole

/** The text without secrets known by their shape or by the word before them; the same text when there are none. */
export function redactPlainText(text: string): string {
  try {
    let kept = text
    if (kept.includes('://')) kept = kept.replace(userinfo, dropUserinfo)
    for (const [pattern, replacement] of patterns) kept = kept.replace(pattern, replacement)
    return kept
  } catch {
    // A text of many megabytes can exhaust the matcher; what cannot be searched is not kept.
    return redacted
  }
}

/** Command-line options whose value comes as the next argument. */
export const isSecretOption = (text: string): boolean =>
  text.length <= 100 && new RegExp(`^--?[\\w-]*${word}$`, 'i').test(text)

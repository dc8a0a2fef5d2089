import { createHash } from 'node:crypto'

/** The look of a card: our tokens, by the theme of whoever looks. */
export const cardStyle = `
:root{color-scheme:light dark;--panel:#fff;--line:#d9dfe6;--text:#15202b;--soft:#5a6877;--link:#1b57a6;--helios:#bf5407;--kubernetes:#1f61ba;--done:#0f2c66;--born:#1292c0;--idle:#87929e;--unknown:#7d8894;--sign:#fff}
@media (prefers-color-scheme:dark){:root{--panel:#141b23;--line:#2a3440;--text:#e8edf2;--soft:#93a0ad;--link:#8abaf5;--helios:#f0913f;--kubernetes:#66a4ef;--done:#2a68c8;--born:#6fe6f2;--idle:#6f7c8a;--unknown:#8c98a5}}
*{box-sizing:border-box}
html,body{margin:0}
body{padding:1px;font:400 13px/1.45 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;color:var(--text)}
main{max-width:338px;padding:10px 14px;border:1px solid var(--line);border-radius:6px;background:var(--panel)}
h1{margin:0;font-size:13px;font-weight:600;overflow-wrap:anywhere}
p{margin:4px 0 0}
.figure{font-size:20px;font-weight:600;line-height:1.25}
.figure small{font-size:13px;font-weight:400;color:var(--soft)}
.state{display:flex;align-items:center;gap:6px}
.state svg{flex:none}
.soft,footer{color:var(--soft)}
footer{margin-top:6px;font-size:11px}
a{color:var(--link)}
.bar{display:block;width:100%;height:8px;margin-top:6px}
.helios{fill:var(--helios)}.kubernetes{fill:var(--kubernetes)}.done{fill:var(--done)}.born{fill:var(--born)}.idle{fill:var(--idle)}.gap{fill:var(--line)}
.unknown{fill:none;stroke:var(--unknown);stroke-width:1.4;stroke-dasharray:2 1.6}
.sign{fill:none;stroke:var(--sign);stroke-width:1.6}
`

/** Nothing on the page may run or load; of styles only ours. `origins`: sites whose pages may show it; none: no page may. */
export const cardPolicy = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(cardStyle).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.length === 0 ? "'none'" : origins.join(' ')}`,
  ].join('; ')

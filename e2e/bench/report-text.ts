import type { CpuInfo } from 'node:os'
import type { BenchSection } from './bench-context.ts'

/** The report as Markdown: a table per section, one line per measurement. */
export function reportText(sections: BenchSection[], at: number, processors: CpuInfo[]): string {
  const head = [
    `# Bench, ${new Date(at).toISOString()}`,
    '',
    `${processors.length} x ${processors[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}. Ratios are taken within this run; absolute numbers belong to this machine.`,
  ]
  const tables = sections.map(({ title, rows }) =>
    [
      `## ${title}`,
      '',
      '| measured | figures | bar |',
      '|---|---|---|',
      ...rows.map(({ what, figures, anchor }) => {
        const cells = Object.entries(figures).map(([name, value]) => `${name} ${printed(value)}`)
        return `| ${what} | ${cells.join(', ')} | ${anchor ?? ''} |`
      }),
    ].join('\n'),
  )
  return `${[...head, '', tables.join('\n\n')].join('\n')}\n`
}

function printed(value: string | number): string {
  if (typeof value === 'string') return value
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
}

/** Tables with `service_id` first: they may be spread over machines, the others stay on one. */
const factTables = [
  'rollout',
  'evidence',
  'sample',
  'sample_past',
  'deploy',
  'placement',
  'state_span',
  'service_week',
  'ledger_week',
  'rollout_fate',
  'service_summary',
]

type SqlLaw = { breaks(sql: string): boolean; sentence: string }

const nextClause =
  /\b(join|where|group by|order by|limit|union|on conflict|returning|left|right|full|cross|inner|set)\b/

function joinsFactsWithoutService(sql: string): boolean {
  const join = new RegExp(
    `\\bjoin\\s+(?:${factTables.join('|')})\\b(?:\\s+(?:as\\s+)?(?!on\\b|using\\b)\\w+)?\\s+(on|using)\\b`,
    'g',
  )
  for (const match of sql.matchAll(join)) {
    const condition = sql.slice(match.index + match[0].length).split(nextClause)[0] ?? ''
    if (!condition.includes('service_id')) return true
  }
  return false
}

function changesMoreThanExcluded(sql: string): boolean {
  for (const match of sql.matchAll(
    /insert\s+into\s+(\w+)[\s\S]*?do\s+update\s+set\s+([\s\S]*?)(?:\bwhere\b|\breturning\b|$)/g,
  )) {
    const [, table = '', assignments = ''] = match
    if (!factTables.includes(table)) continue
    if (assignments.split(',').some(part => !/^\s*\w+\s*=\s*excluded\.\w+\s*$/.test(part))) return true
  }
  return false
}

/** From a row to its own parts is fine; into facts it cannot be spread. */
function readsFactsLaterally(sql: string): boolean {
  const facts = new RegExp(`\\b(?:from|join)\\s+(?:${factTables.join('|')})\\b`)
  return [...sql.matchAll(/\blateral\s*\(([^)]*)/g)].some(([, inside = '']) => facts.test(inside))
}

/** Leases run on the database's clock, so that machines whose clocks differ agree; their table stays on one node. */
function asksForTheTime(sql: string): boolean {
  return (
    !/\blease\b/.test(sql) &&
    /\b(now|clock_timestamp|statement_timestamp)\(\)|\bcurrent_(timestamp|date)\b/.test(sql)
  )
}

/** Rules 5-20 of the scale-out design, as far as reading text can tell. `sql` is lower case. */
export const sqlLaws: SqlLaw[] = [
  {
    breaks: sql => /\bmerge\s+into\b/.test(sql),
    sentence: 'uses MERGE: write INSERT .. ON CONFLICT instead',
  },
  {
    breaks: sql => /\bcreate\s+(or\s+replace\s+)?trigger\b/.test(sql),
    sentence: 'makes a trigger: put it into the one write path',
  },
  {
    breaks: sql => /row\s+level\s+security|create\s+policy/.test(sql),
    sentence: 'uses row-level security: the Viewer decides in lib/read',
  },
  {
    breaks: asksForTheTime,
    sentence: 'asks the database for the time: pass it as a parameter',
  },
  {
    breaks: changesMoreThanExcluded,
    sentence: 'computes in ON CONFLICT DO UPDATE of a fact table: only x = excluded.x runs spread out',
  },
  {
    breaks: sql => /\bvalues\s*\([^)]*\(\s*select\b/.test(sql),
    sentence: 'has a subquery in VALUES: use INSERT .. SELECT',
  },
  {
    breaks: readsFactsLaterally,
    sentence: 'uses LATERAL: use DISTINCT ON or row_number() in a subquery',
  },
  {
    breaks: sql => /\bgrouping\s+sets\b|\bgroup\s+by\s+(rollup|cube)\b/.test(sql),
    sentence: 'uses GROUPING SETS: group twice',
  },
  { breaks: joinsFactsWithoutService, sentence: 'joins facts without service_id in the condition' },
]

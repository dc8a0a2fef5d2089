/** Samples are looked for this far before a range: none is longer. */
export const longestSampleDays = 31

/**
 * SQL that spreads samples over the hours they touch, each with its `share` (0..1) and `part_seconds`
 * (definitions.md 7, CPU). `condition` chooses samples of `from`; all their columns are carried along. Nearly all lie
 * within one hour and take the cheap branch.
 */
export function samplePartsText(from: string, condition: string): string {
  const endAt = `at + seconds * interval '1 second'`
  const lastHour = `date_trunc('hour', ${endAt} - interval '1 microsecond')`
  return `
    select s.*, date_trunc('hour', at) as hour_at, 1::float8 as share, seconds::float8 as part_seconds
      from ${from} as s where seconds > 0 and ${lastHour} = date_trunc('hour', at) and ${condition}
    union all
    select s.*, h.hour_at, part_seconds / seconds as share, part_seconds
      from (select * from ${from} as s where seconds > 0 and ${lastHour} > date_trunc('hour', at) and ${condition}) as s
     cross join lateral (
       select hour_at,
              date_part('epoch', least(${endAt}, hour_at + interval '1 hour') - greatest(at, hour_at)) as part_seconds
         from generate_series(date_trunc('hour', at), ${endAt} - interval '1 microsecond', interval '1 hour') as g(hour_at)
     ) as h`
}

'use client'

import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { weekdaysBetween } from '#lib/domain/visit/working-days.ts'
import { useView } from '#lib/query/use-view.ts'
import type { VisitInput } from './visit-acts.ts'
import styles from './visit-drawer.module.css'
import { withItemMoved } from './visit-form.ts'
import { formatWeekday } from './visit-words.ts'

/** Teams in order, day by day: each with its day, what is done, and buttons that move it up and down. */
export function AgendaFields({
  input,
  onChange,
  year,
}: {
  input: VisitInput
  onChange: (input: VisitInput) => void
  year: number
}) {
  const { choices } = useView()
  const teams = choices.teams.filter(({ office }) => office === input.office)
  const nameOf = (id: string) => choices.teams.find(team => team.id === id)?.name ?? id
  const days = input.from <= input.to ? weekdaysBetween(input.from, input.to) : []
  const unmet = teams.filter(({ id }) => !input.agenda.some(({ team }) => team === id))
  const setItem = (index: number, change: Partial<VisitInput['agenda'][number]>) =>
    onChange({
      ...input,
      agenda: input.agenda
        .map((item, place) => (place === index ? { ...item, ...change } : item))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    })
  return (
    <fieldset className={styles.agenda}>
      <legend>Teams in order</legend>
      <ol>
        {input.agenda.map((item, index) => (
          <li key={`${item.team} ${item.on}`}>
            <select
              aria-label={`Day with ${nameOf(item.team)}`}
              value={item.on}
              onChange={event => setItem(index, { on: event.currentTarget.value })}
            >
              {(days.includes(item.on) ? days : [item.on, ...days]).map(day => (
                <option key={day} value={day}>
                  {formatWeekday(day, year)}
                </option>
              ))}
            </select>
            <b>{nameOf(item.team)}</b>
            <span className={styles.moves}>
              <Button
                size="small"
                aria-label={`${nameOf(item.team)} earlier`}
                disabled={index === 0}
                onClick={() => onChange(withItemMoved(input, index, -1))}
              >
                ↑
              </Button>
              <Button
                size="small"
                aria-label={`${nameOf(item.team)} later`}
                disabled={index === input.agenda.length - 1}
                onClick={() => onChange(withItemMoved(input, index, 1))}
              >
                ↓
              </Button>
              <Button
                size="small"
                aria-label={`Leave ${nameOf(item.team)} out`}
                onClick={() =>
                  onChange({ ...input, agenda: input.agenda.filter((_, place) => place !== index) })
                }
              >
                <Icon name="cross" size={12} />
              </Button>
            </span>
            <input
              aria-label={`What we do with ${nameOf(item.team)}`}
              value={item.task}
              maxLength={300}
              onChange={event => {
                const task = event.currentTarget.value
                onChange({
                  ...input,
                  agenda: input.agenda.map((other, place) => (place === index ? { ...other, task } : other)),
                })
              }}
            />
          </li>
        ))}
      </ol>
      {unmet.length > 0 ? (
        <select
          aria-label="Meet another team"
          value=""
          onChange={event => {
            const team = event.currentTarget.value
            const on = input.agenda.at(-1)?.on ?? days[0] ?? input.from
            if (team)
              onChange({ ...input, agenda: [...input.agenda, { on, team, task: 'First move, together' }] })
          }}
        >
          <option value="">Meet another team…</option>
          {unmet.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
    </fieldset>
  )
}

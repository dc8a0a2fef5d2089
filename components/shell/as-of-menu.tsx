'use client'

import '@mantine/dates/styles.css'
import { Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { Button } from '#components/ui/button.tsx'
import { MantineScope } from '#components/ui/mantine-scope.tsx'
import { dayOf, formatDay, shiftDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './as-of-menu.module.css'
import menu from './filter-chip.module.css'

const steps = [
  { text: 'Yesterday', days: 1 },
  { text: 'A week ago', days: 7 },
  { text: '30 days ago', days: 30 },
  { text: 'A quarter ago', days: 91 },
] as const

/** Goes to the end of a day: by a step back or by the calendar, never before the first evidence. */
export function AsOfMenu({ onClose }: { onClose: () => void }) {
  const { filters, choices, setView } = useView()
  const today = dayOf(choices.now)
  const goTo = (day: string | null) => {
    setView({ asOf: day === today ? null : day, knownAt: null })
    onClose()
  }
  return (
    <MantineScope>
      <Popover
        opened
        onChange={isOpen => !isOpen && onClose()}
        position="bottom-end"
        offset={4}
        trapFocus
        returnFocus
        withRoles={false}
        withinPortal={false}
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <span className={menu.anchor} aria-hidden="true" />
        </Popover.Target>
        <Popover.Dropdown className={menu.menu} role="dialog" aria-label="Look at another day">
          <div className={styles.steps}>
            {steps.map(({ text, days }) => {
              const day = shiftDay(today, -days)
              return (
                <Button
                  key={text}
                  size="small"
                  disabled={choices.firstOn !== null && day < choices.firstOn}
                  onClick={() => goTo(day)}
                >
                  {text}
                </Button>
              )
            })}
          </div>
          <DatePicker
            value={filters.asOf ?? today}
            onChange={goTo}
            minDate={choices.firstOn ?? undefined}
            maxDate={today}
            defaultDate={filters.asOf ?? today}
            firstDayOfWeek={1}
            size="xs"
            ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
          />
          <div className={menu.foot}>
            <span>{choices.firstOn ? `since ${formatDay(choices.firstOn)}` : 'No evidence yet'}</span>
            <Button size="small" disabled={filters.asOf === null} onClick={() => goTo(null)}>
              Back to now
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
    </MantineScope>
  )
}

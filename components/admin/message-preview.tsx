'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Field } from '#components/ui/field.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { choicesOptions } from '#lib/query/choices-options.ts'
import { previewOptions } from '#lib/query/message-options.ts'
import styles from './admin.module.css'
import { hasSubjectId, subjectWords } from './subject-words.ts'

const kinds = [
  { value: 'digest', text: 'Weekly digest' },
  { value: 'reminder', text: 'Reminder' },
] as const
const types = ['leaders', 'road_team', 'team', 'team_lead', 'area_lead']
const askable = new Set(['team', 'team_lead', 'area_lead'])

/** Exactly what would go out now, as plain text, or why nothing would. */
export function MessagePreview() {
  const choices = useQuery(choicesOptions()).data
  const [kind, setKind] = useState<'digest' | 'reminder'>('digest')
  const [type, setType] = useState('leaders')
  const [id, setId] = useState('')
  const offered = kind === 'reminder' ? types.filter(one => askable.has(one)) : types
  const known = (type === 'area_lead' ? choices?.areas : choices?.teams) ?? []
  const chosen = known.find(one => one.id === id)?.id ?? known[0]?.id ?? ''
  const isReady = !hasSubjectId(type) || chosen !== ''
  const subject = hasSubjectId(type) ? `${type}:${chosen}` : type
  const query = useQuery({ ...previewOptions(kind, subject), enabled: isReady })
  return (
    <>
      <Segmented
        label="Message"
        options={kinds}
        value={kind}
        onChange={next => {
          setKind(next)
          if (next === 'reminder' && !askable.has(type)) setType('team')
        }}
      />
      <div className={styles.fields}>
        <Field label="For">
          {control => (
            <select {...control} value={type} onChange={event => setType(event.currentTarget.value)}>
              {offered.map(one => (
                <option key={one} value={one}>
                  {subjectWords[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {hasSubjectId(type) ? (
          <Field label={type === 'area_lead' ? 'Which area' : 'Which team'}>
            {control => (
              <select {...control} value={chosen} onChange={event => setId(event.currentTarget.value)}>
                {known.map(one => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
      </div>
      <AnswerFrame query={query} waiting={<Skeleton height={160} />}>
        {answer => (
          <>
            <p className={styles.note} aria-live="polite">
              {answer.why}
            </p>
            {answer.text === null ? null : (
              <section className={styles.mail} aria-label={`Preview: ${answer.title}`}>
                <b>{answer.title}</b>
                <pre>{answer.text}</pre>
              </section>
            )}
          </>
        )}
      </AnswerFrame>
    </>
  )
}

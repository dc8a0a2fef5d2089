'use client'

import { useState } from 'react'
import { PlatformWords } from '#components/charts/platform-words.ts'
import { Icon } from '#components/ui/icon.tsx'
import { formatDayOfYear } from '#lib/format/date.ts'
import type { QuestionItem, ReportFormAnswer } from '#lib/read/answers/report-answer.ts'
import { blockersOf } from './blockers-of.ts'
import { ConfidenceCard, NextCard, NoteCard, VisitCard } from './plan-cards.tsx'
import { QuestionCard } from './question-card.tsx'
import {
  type Draft,
  emptyDraft,
  faultOf,
  openQuestions,
  reportBody,
  type ServiceWord,
} from './report-draft.ts'
import styles from './report-form.module.css'
import { ReportHistory } from './report-history.tsx'
import { ReportSent } from './report-sent.tsx'
import { SawCard } from './saw-card.tsx'
import { useReportDraft } from './use-report-draft.ts'
import { useReportSending } from './use-report-sending.ts'
import { formatWeekday } from './weekday.ts'

type ReportFormProps = {
  answer: ReportFormAnswer
  /** The signed link it was opened with; null: by a session. */
  link: string | null
  /** Where closing leads; null: nowhere, the link opens nothing else. */
  closeHref: string | null
}

const isOfService = (one: QuestionItem): one is QuestionItem & { service: string } => one.service !== null

/** The one-minute report: what was seen, what only the team knows, and one button. */
export function ReportForm({ answer, link, closeHref }: ReportFormProps) {
  const { team, migration, from, to } = answer
  const { draft, change, replace, isRestored } = useReportDraft(`landfall.report.draft.${migration}.${team}`)
  const { sending, send, undo, reset } = useReportSending(`landfall.report.unsent.${migration}.${team}`, link)
  const [sent, setSent] = useState<Draft>(emptyDraft)
  const [fault, setFault] = useState<{ card: string; text: string } | null>(null)
  const [isAsked, setAsked] = useState(answer.questions.length > 0)
  const press = () => {
    const missing = faultOf(draft)
    setFault(missing)
    if (missing !== null) return showCard(missing.card)
    setSent(draft)
    void send(JSON.stringify(reportBody(draft, answer, Date.now())))
  }
  const words = {
    from,
    to,
    origin: from.toLowerCase(),
    target: to.toLowerCase(),
    named: new Map<string, string>(),
  }
  if (sending.is === 'sent')
    return (
      <ReportSent
        answer={answer}
        report={sending.report}
        closeHref={closeHref}
        onUndo={async () => {
          await undo(sending.report.id)
          replace(sent)
        }}
        onAgain={() => {
          replace(null)
          reset()
        }}
        onSent={() => replace(null)}
      />
    )
  return (
    <PlatformWords value={words}>
      <Head answer={answer} link={link} closeHref={closeHref} />
      <main id="content" className={styles.main}>
        <Lead answer={answer} draft={draft} isAsked={isAsked} />
        {isRestored ? (
          <p className={styles.soft} role="status">
            What you began on this device is still here.
          </p>
        ) : null}
        {isAsked ? (
          <Cards answer={answer} draft={draft} fault={fault} onChange={change} />
        ) : (
          <button type="button" className={styles.add} onClick={() => setAsked(true)}>
            Add something
          </button>
        )}
        {answer.reports.length > 0 ? (
          <section className={styles.card}>
            <h2>What you said before</h2>
            <ReportHistory answer={answer} />
          </section>
        ) : null}
      </main>
      {isAsked ? <Foot answer={answer} sending={sending} onSend={press} /> : null}
    </PlatformWords>
  )
}

type CardsProps = {
  answer: ReportFormAnswer
  draft: Draft
  fault: { card: string; text: string } | null
  onChange: (part: Partial<Draft>) => void
}

function Cards({ answer, draft, fault, onChange }: CardsProps) {
  const faultIn = (card: string) => (fault?.card === card ? fault.text : null)
  const say = (service: string, word: ServiceWord) => onChange({ words: { ...draft.words, [service]: word } })
  return (
    <>
      <SawCard answer={answer} draft={draft} fault={faultIn('saw')} onChange={onChange} />
      {answer.questions.filter(isOfService).map(question => (
        <QuestionCard
          key={question.service}
          question={question}
          blockers={blockersOf(answer.blockers, question.service)}
          today={answer.today}
          word={draft.words[question.service]}
          fault={faultIn(question.service)}
          onChange={word => say(question.service, word)}
        />
      ))}
      <NextCard answer={answer} draft={draft} onChange={onChange} />
      <ConfidenceCard answer={answer} draft={draft} fault={faultIn('confidence')} onChange={onChange} />
      <VisitCard answer={answer} draft={draft} onChange={onChange} />
      <NoteCard draft={draft} onChange={onChange} />
    </>
  )
}

function Head({ answer, link, closeHref }: ReportFormProps) {
  return (
    <header className={styles.head}>
      {closeHref === null ? null : (
        <a href={closeHref} className={styles.close} aria-label="Close, back to the team">
          <Icon name="cross" size={18} />
        </a>
      )}
      <div>
        <h1>{answer.name ?? answer.team}, weekly report</h1>
        <p>
          {formatDayOfYear(answer.today)}
          {link === null ? '' : ` · link signed for ${answer.name ?? answer.team}, no login needed`}
        </p>
      </div>
    </header>
  )
}

function Lead({ answer, draft, isAsked }: { answer: ReportFormAnswer; draft: Draft; isAsked: boolean }) {
  const { medianSeconds } = answer
  const about =
    medianSeconds === null ? '' : `, about ${Math.max(10, Math.round(medianSeconds / 5) * 5)} seconds`
  if (answer.questions.length === 0 && !isAsked)
    return (
      <p className={styles.lead}>
        <b>Nothing to ask this week.</b>{' '}
        {answer.left.length === 0 ? 'Nothing is left.' : 'What you said agrees with what we see.'}
      </p>
    )
  const open = openQuestions(draft, answer)
  return (
    <p className={styles.lead}>
      We filled in what we saw.{' '}
      <b>
        {open === 0
          ? 'Nothing is missing'
          : open === 1
            ? 'One question left'
            : `${countWord(open)} questions left`}
      </b>
      {open === 0 ? '.' : `${about}.`}
    </p>
  )
}

function Foot({
  answer,
  sending,
  onSend,
}: {
  answer: ReportFormAnswer
  sending: ReturnType<typeof useReportSending>['sending']
  onSend: () => void
}) {
  return (
    <footer className={styles.foot}>
      {sending.is === 'refused' ? (
        <p className="bad" role="alert">
          Nothing was sent: {sending.text}
        </p>
      ) : null}
      {sending.is === 'kept' ? (
        <p role="status">
          <b>No connection.</b> Your report is kept on this device and is sent as soon as it is back.
        </p>
      ) : null}
      <button
        type="button"
        className={styles.send}
        disabled={sending.is === 'sending' || !answer.mayReport}
        onClick={onSend}
      >
        {sending.is === 'sending' ? 'Sending…' : 'Send report'}
      </button>
      <p>Leaders see it on {formatWeekday(answer.leadersSeeOn)}. Change it until then.</p>
    </footer>
  )
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const countWord = (count: number): string => small[count] ?? String(count)

/** Brings what is missing into sight, with the focus on its first control. */
function showCard(card: string): void {
  const element = document.getElementById(`card-${card}`)
  element?.scrollIntoView({ block: 'center' })
  element?.querySelector<HTMLElement>('input, textarea, select')?.focus()
}

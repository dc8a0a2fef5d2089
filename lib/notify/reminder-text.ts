import type { DueReminder } from '#lib/domain/notify/reminder.ts'
import { questionText } from '#lib/domain/report/question-text.ts'
import type { ReportStanding } from '#lib/domain/report/report-standing.ts'
import { formatCounted } from '#lib/format/number.ts'

const mostQuestions = 5
const mostTeams = 12

export type ReminderGround = {
  standings: ReadonlyMap<string, ReportStanding>
  nameOf(team: string): string
  /** The platform that is left, as people call it. */
  from: string
  /** Where the report of a team opens, without the address of the site. */
  linkOf(team: string): string
}

/** What a reminder says: the questions in words, one link that answers them, and why it came. */
export function reminderText(
  { reader, teams }: DueReminder,
  ground: ReminderGround,
): { title: string; body: string } {
  return reader.type === 'area_lead' ? ofArea(teams, ground) : ofTeam(reader.type, teams[0]!, ground)
}

function ofTeam(type: string, team: string, { standings, nameOf, from, linkOf }: ReminderGround) {
  const { questions } = standings.get(team)!
  const name = nameOf(team)
  const isLead = type === 'team_lead'
  const rest = questions.length - mostQuestions
  const lines = [
    isLead
      ? `Nobody of ${name} has answered; you are asked as its lead. Only your team knows:`
      : `Events cannot tell everything about ${name}. Only you know:`,
    '',
    ...questions.slice(0, mostQuestions).map(question => `- ${questionText(question, from)}`),
    ...(rest > 0 ? [`- and ${rest} more in the report`] : []),
    '',
    'Answer in a minute. The link opens this report and nothing else:',
    linkOf(team),
    '',
    'Is what we see wrong? Say so in the report: it becomes a correction with an owner.',
  ]
  return {
    title: `${name}: ${questions.length === 1 ? 'one question' : `${questions.length} questions`} only ${isLead ? 'your team' : 'you'} can answer`,
    body: lines.join('\n'),
  }
}

function ofArea(teams: readonly string[], { nameOf }: ReminderGround) {
  const rest = teams.length - mostTeams
  const lines = [
    'These teams were asked more than once and have not answered:',
    '',
    ...teams.slice(0, mostTeams).flatMap(team => [
      // Without what is asked: the newest of it may still be the team's alone.
      `- ${nameOf(team)}`,
      `/teams/${encodeURIComponent(team)}`,
    ]),
    ...(rest > 0 ? [`- and ${formatCounted(rest, 'team')} more`] : []),
    '',
    'Nobody else is asked about them: a word from you may help.',
  ]
  return {
    title: `${formatCounted(teams.length, 'team')} of your area did not answer`,
    body: lines.join('\n'),
  }
}

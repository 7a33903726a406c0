// What the vendor of the journeys answers: mostly the best there is, with a few weak spots for the reviewer to find.
import type { AnswerValue } from '../../app/core/questionnaire/answer-value'
import type { Question } from '../../app/core/questionnaire/definition'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'

export interface Said {
  value: AnswerValue | null
  comment?: string
  exception?: string
  link?: string
}

/** Scripts and signs that have broken such programs before. */
export const unicode = 'Größe ≥ 5 — ελληνικά, кириллица, naïve ✓ 模型 🙂\nsecond line\twith a tab'

const special: Record<string, Said> = {
  'INV-01': { value: ['gen_text', 'recommend'] },
  'INV-03': {
    value: [
      { maker: 'Example Labs', model: 'Large-4', host: 'Example Cloud', region: 'EU (Dublin)' },
    ],
  },
  'INV-05': { value: 'none', comment: unicode },
  'DAT-01': { value: ['prompts'] },
  'DAT-10': {
    value: 'both',
    exception: 'Trial workspaces are encrypted in transit only.',
    link: 'trust.vendor.example/encryption',
  },
  'CRT-01': { value: ['soc2_t2', 'iso27001'] },
}

export function said(question: Question, today: string): Said {
  if (question.kind === 'text') return { value: unicode }
  const best = kindOf(question).best(question, today)
  // A question that only describes has no best answer.
  const first = question.kind === 'multi' ? [question.options[0]?.value ?? ''] : null
  return special[question.id] ?? { value: best ?? first }
}

// Puts two versions of one answer together without losing a word of either.
import type { Control } from '../questionnaire/kinds/control'
import type { QuestionFields } from './answer-input'

/** Texts follow each other, theirs first; what cannot be added up, such as a choice, is mine where I made one. */
export function mergedFields(
  control: Control,
  theirs: QuestionFields,
  mine: QuestionFields,
): QuestionFields {
  const texts = (['exception', 'comment', 'notApplicable'] as const).map((name) => [
    name,
    bothTexts(theirs[name] ?? '', mine[name] ?? ''),
  ])
  const answered =
    [mine.value].flat().some(Boolean) || mine.noLimit || mine.instead || mine.rows?.length
  return {
    ...(answered ? mine : theirs),
    ...(control.control === 'textarea' && {
      value: bothTexts(String(theirs.value ?? ''), String(mine.value ?? '')),
    }),
    ...Object.fromEntries(texts),
    link: mine.link || theirs.link || '',
  }
}

function bothTexts(theirs: string, mine: string): string {
  if (theirs.includes(mine.trim())) return theirs
  return mine.includes(theirs.trim()) ? mine : `${theirs.trimEnd()}\n\n${mine}`
}

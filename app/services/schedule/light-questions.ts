// What a light check asks: the questions that the review showed and that weigh most, for what changed since.
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { CaseFile } from '../judgement/load-case'

const HEAVIEST = 5

export const lightQuestions = ({ questionnaire, input }: CaseFile): string[] =>
  visibleQuestions(questionnaire, input)
    .filter(({ weight }) => weight === HEAVIEST)
    .map(({ id }) => id)

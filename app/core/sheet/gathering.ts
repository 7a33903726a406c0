// Gathers what a file says to each question from rows in any order: its own row, its options', its table's.
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import { fieldsFromCell, shortened } from './answer-cells'
import { type FoundLine, type FoundRow, textIn } from './found-rows'
import { plainWords } from './plain-words'
import { optionNumber } from './question-rows'
import { MOST_UNKNOWN, type Upload, type UploadedAnswer } from './upload'

const worded = ['exception', 'notApplicable', 'comment', 'link'] as const

export class Gathering {
  private readonly answers = new Map<string, UploadedAnswer>()
  private readonly own = new Map<string, string>()
  private readonly unknown: Upload['unknown'] = []
  private readonly byNumber = new Map<string, { question: Question; option: string | null }>()
  private readonly byPrompt = new Map<string, Question>()

  constructor(
    questions: readonly Question[],
    private readonly bases: ReadonlyMap<string, string> | null,
  ) {
    for (const question of questions) {
      this.byNumber.set(plainWords(question.id), { question, option: null })
      this.byPrompt.set(plainWords(question.prompt), question)
      const control = kindOf(question).control(question)
      if (control.control !== 'checkboxes') continue
      for (const [at, { value }] of control.options.entries()) {
        this.byNumber.set(optionNumber(plainWords(question.id), at), { question, option: value })
      }
    }
  }

  take(row: FoundRow | FoundLine): void {
    if (row.of === 'table') {
      this.takeLine(row)
      return
    }
    const found = this.questionOf(row)
    if (found === null) this.takeUnknown(row)
    else if (found.option === null) this.takeOwn(row, found.question)
    else this.takeOption(row, found.question, found.option)
  }

  result(): Pick<Upload, 'answers' | 'unknown'> {
    return { answers: [...this.answers.values()], unknown: this.unknown }
  }

  private questionOf(row: FoundRow) {
    const number = plainWords(textIn(row, 'number')).replace(/\s/g, '')
    const numbered = this.byNumber.get(number)
    if (numbered !== undefined) return numbered
    if (number !== '') return null
    // The number got lost: the question itself still tells which one it is; its hint stands below it.
    const [prompt = ''] = textIn(row, 'question').split('\n')
    const question = this.byPrompt.get(plainWords(prompt))
    return question === undefined ? null : { question, option: null }
  }

  private takeUnknown(row: FoundRow): void {
    const said = ['answer' as const, ...worded].some((key) => textIn(row, key).trim() !== '')
    if (!said || this.unknown.length >= MOST_UNKNOWN) return
    const words = [textIn(row, 'number'), textIn(row, 'question')].filter(Boolean).join(' ')
    this.unknown.push({ at: row.at, words: shortened(words || textIn(row, 'answer')) })
  }

  private answerTo(question: Question, at: string): UploadedAnswer {
    const known = this.answers.get(question.id)
    if (known !== undefined) return known
    const answer: UploadedAnswer = {
      questionId: question.id,
      at,
      fields: {},
      blankAnswer: false,
      places: {},
      problems: [],
      notes: [],
      files: [],
      base: this.bases?.get(question.id) || null,
    }
    this.answers.set(question.id, answer)
    return answer
  }

  private takeOwn(row: FoundRow, question: Question): void {
    const answer = this.answerTo(question, row.at)
    const said = JSON.stringify([...row.cells].map(([key, { content }]) => [key, content]))
    const before = this.own.get(question.id)
    if (before !== undefined) {
      if (before !== said) {
        const sentence = `${question.id} stands in this file more than once, with different answers. Keep one of its rows.`
        answer.problems.push({ at: row.at, sentence })
      }
      return
    }
    this.own.set(question.id, said)
    answer.at = row.at
    for (const key of worded) {
      const cell = row.cells.get(key)
      if (cell === undefined) continue
      answer.fields[key] = String(cell.content ?? '')
      answer.places[key] = cell.at
    }
    answer.files = textIn(row, 'files')
      .split(/[\n;]/)
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, 20)
    this.takeAnswerCell(row, question, answer)
  }

  private takeAnswerCell(row: FoundRow, question: Question, answer: UploadedAnswer): void {
    const cell = row.cells.get('answer')
    if (cell === undefined) return
    answer.places.value = cell.at
    const read = fieldsFromCell(question, cell.content)
    if (!read.ok) answer.problems.push({ at: cell.at, sentence: read.sentence })
    else if (Object.keys(read.fields).length > 0) this.addValue(answer, read.fields)
    else if (!hasValue(answer)) answer.blankAnswer = true
  }

  private takeOption(row: FoundRow, question: Question, option: string): void {
    const answer = this.answerTo(question, row.at)
    const cell = row.cells.get('answer')
    if (cell === undefined) return
    const word = plainWords(String(cell.content ?? ''))
    answer.places.value ??= cell.at
    if (/^(yes|y|x|ja|oui|true|1|✓|✔|☑)$/.test(word)) this.addValue(answer, { value: [option] })
    else if (word === '' || /^(no|n|0|false|-|nein|non)$/.test(word))
      answer.blankAnswer ||= !hasValue(answer)
    else {
      const sentence = `“${shortened(word)}” is neither Yes nor No.`
      answer.problems.push({ at: cell.at, sentence })
    }
  }

  private takeLine({ question, parts, at }: FoundLine): void {
    const answer = this.answerTo(question, at)
    answer.places.value ??= at
    if (Object.values(parts).some((part) => part !== '')) this.addValue(answer, { rows: [parts] })
    else answer.blankAnswer ||= !hasValue(answer)
  }

  /** Options and lines come one by one; what is said twice is said once. */
  private addValue(answer: UploadedAnswer, more: UploadedAnswer['fields']): void {
    const { fields } = answer
    const { value, rows, ...rest } = more
    answer.blankAnswer = false
    if (Array.isArray(value) && Array.isArray(fields.value)) {
      fields.value = [...new Set([...fields.value, ...value])]
    } else if (value !== undefined) fields.value = value
    if (rows !== undefined) fields.rows = [...(fields.rows ?? []), ...rows]
    Object.assign(fields, rest)
  }
}

const hasValue = ({ fields }: UploadedAnswer): boolean =>
  fields.value !== undefined || fields.rows !== undefined

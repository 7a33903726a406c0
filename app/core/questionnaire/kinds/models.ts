/** The models behind the product, one row each; a reviewer gives the credit. */
import { z } from 'zod'
import { type AnswerValue, type ModelRow, modelRowSchema } from '../answer-value'
import { type Kind, questionMembers } from './kind'

const modelsQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('models'),
  scoredBy: z.literal('reviewer').optional(),
})
export type ModelsQuestion = z.infer<typeof modelsQuestion>

const columns = [
  { key: 'maker', label: 'Model maker' },
  { key: 'model', label: 'Model name or family' },
  { key: 'host', label: 'Hosted by' },
  { key: 'region', label: 'Region' },
] as const

const isFilled = (row: ModelRow) => columns.some(({ key }) => row[key].trim() !== '')

/** Text is read as it is printed: a line a row, `·` or `|` between the columns. */
function rowsFromText(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [maker = '', model = '', host = '', region = ''] = line
        .split(/[·|]/)
        .map((cell) => (cell.trim() === '–' ? '' : cell.trim()))
      return { maker, model, host, region }
    })
}

function rowsOf(value: AnswerValue): ModelRow[] {
  const rows = z.array(modelRowSchema).safeParse(value)
  return rows.success ? rows.data.filter(isFilled) : []
}

export const models: Kind<ModelsQuestion> = {
  definition: modelsQuestion,
  minutes: 3,
  source: 'form',
  isScored: (question) => question.scoredBy === 'reviewer',
  answerSchema: () =>
    z.preprocess(
      rowsFromText,
      z
        .array(modelRowSchema, 'must be a list of rows with maker, model, host and region')
        .max(200, 'must be at most 200 rows')
        .refine((rows) => rows.every(isFilled), 'has an empty row'),
    ),
  isAnswered: (_question, value) => rowsOf(value).length > 0,
  scorer: (question) => () => (question.scoredBy === 'reviewer' ? 'reviewer' : null),
  optionRules: () => [],
  best: () => null,
  control: (question) => ({
    control: 'rows',
    name: question.id,
    columns: columns.map(({ key, label }) => ({ name: `${question.id}.${key}`, key, label })),
    blankRows: 3,
  }),
  parseForm(question, read) {
    const cells = columns.map(({ key }) => read(`${question.id}.${key}`))
    const count = Math.max(...cells.map((column) => column.length))
    const [maker = [], model = [], host = [], region = []] = cells
    const rows = Array.from({ length: count }, (_unused, at) => ({
      maker: maker[at]?.trim() ?? '',
      model: model[at]?.trim() ?? '',
      host: host[at]?.trim() ?? '',
      region: region[at]?.trim() ?? '',
    })).filter(isFilled)
    return rows.length > 0 ? rows : null
  },
  print: (_question, value) =>
    rowsOf(value)
      .map((row) => columns.map(({ key }) => row[key].trim() || '–').join(' · '))
      .join('\n'),
}

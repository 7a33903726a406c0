// A question with its scoring blanked, for what is made for its vendor by the kinds: the spreadsheet and the PDF.
import type { Question } from '../questionnaire/definition'

/** The same kind, without credits, flags, weights, rules or references. */
export function blankedQuestion(question: Question): Question {
  const shared = {
    id: question.id,
    domain: question.domain,
    // Depth was settled before: what is on the page is asked.
    depth: 'lite' as const,
    prompt: question.prompt,
    why: question.why,
    ...(question.hint !== undefined && { hint: question.hint }),
    ...(question.evidence !== undefined && { evidence: question.evidence }),
    ...(question.evidenceKind !== undefined && { evidenceKind: question.evidenceKind }),
    ...(question.notApplicable !== undefined && { notApplicable: question.notApplicable }),
  }
  return withForm(question, shared)
}

type Shared = Pick<Question, 'id' | 'domain' | 'depth' | 'prompt' | 'why'>

function withForm(question: Question, shared: Shared): Question {
  switch (question.kind) {
    case 'single': {
      const options = question.options.map(({ value, label }) => ({ value, label, credit: 0 }))
      return { ...shared, kind: 'single', options }
    }
    case 'multi': {
      const options = question.options.map(({ value, label }) => ({ value, label, points: 0 }))
      return { ...shared, kind: 'multi', options }
    }
    case 'number': {
      const { unit, noLimit, instead } = question
      const bands = [{ max: null, credit: 0 }]
      return {
        ...shared,
        kind: 'number',
        unit,
        bands,
        ...(noLimit !== undefined && { noLimit }),
        ...(instead && { instead: { value: instead.value, label: instead.label, credit: 0 } }),
      }
    }
    case 'date': {
      const { past, instead } = question
      const bands = [{ maxAgeMonths: null, credit: 0 }]
      return { ...shared, kind: 'date', past, bands, ...(instead !== undefined && { instead }) }
    }
    case 'text':
      return {
        ...shared,
        kind: 'text',
        ...(question.rows !== undefined && { rows: question.rows }),
      }
    case 'file':
      return {
        ...shared,
        kind: 'file',
        ...(question.accepts !== undefined && { accepts: question.accepts }),
      }
    case 'models':
      return { ...shared, kind: 'models' }
    case 'certifications': {
      const { claims, proofs } = question
      return { ...shared, kind: 'certifications', claims, proofs }
    }
  }
}

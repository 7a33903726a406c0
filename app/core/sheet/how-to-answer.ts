// What to write into the answer's cell, in a sentence for each kind of form control.
import type { Control } from '../questionnaire/kinds/control'
import { kindOf } from '../questionnaire/kinds/registry'
import type { AskableQuestion } from './askable'

export function howToAnswer({ question }: AskableQuestion): string {
  const control = kindOf(question).control(question)
  switch (control.control) {
    case 'radios':
      return `Choose one from the list: ${control.options.map(({ label }) => `“${label}”`).join(', ')}.`
    case 'checkboxes':
      return 'Choose Yes in each line below that applies.'
    case 'number':
      return numberWords(control)
    case 'date':
      return dateWords(control)
    case 'textarea':
      return `In your own words, at most ${control.maxLength.toLocaleString('en')} characters.`
    case 'rows':
      return `One line for each, with these parts: ${control.columns.map(({ label }) => label).join(' | ')}.`
    case 'evidence':
      return 'Answered with a file: upload it on the page. Nothing is filled in here.'
  }
}

function numberWords({ unit, max, noLimit }: Extract<Control, { control: 'number' }>): string {
  const range = max === null ? '' : `, 0 to ${max}`
  const instead = noLimit === null ? '' : `, or: ${noLimit.label}`
  return `A whole number of ${unit}${range}${instead}.`
}

function dateWords({ latest, instead }: Extract<Control, { control: 'date' }>): string {
  const past = latest === null ? '' : ', not in the future'
  return `A date such as 2026-11-21${past}${instead === null ? '' : `, or: ${instead.label}`}.`
}

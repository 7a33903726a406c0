// Text in a CSV cell that no spreadsheet program takes for a formula, and the same text back again.

const opensFormula = /^'*[=+\-@\t\r]/

/** An apostrophe goes before what could start a formula, and one more before what already has one. */
export const guarded = (text: string): string => (opensFormula.test(text) ? `'${text}` : text)

/** Also takes off the apostrophe that a person typed for the same reason. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && opensFormula.test(text) ? text.slice(1) : text

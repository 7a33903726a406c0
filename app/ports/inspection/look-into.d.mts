// Types of look-into.mjs for tests, which judge small files without a process for each.
export function lookInto(file: object): Promise<unknown>

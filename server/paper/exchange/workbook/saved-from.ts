export const ABOUT_SHEET = 'About'
export const SAVED_FROM = 'Saved from'

/** The scenario that a workbook was saved from, and at which of its edits. */
export type SavedFrom = { readonly scenarioId: string; readonly rev: number }

export const savedFromText = ({ scenarioId, rev }: SavedFrom): string => `${scenarioId}, edit ${String(rev)}`

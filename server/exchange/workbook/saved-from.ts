import { textOf } from './back/read-sheet.ts'
import type { ReadSheet } from './back/read-xlsx.ts'

export const ABOUT_SHEET = 'About'
export const SAVED_FROM = 'Saved from'

/** The scenario that a workbook was saved from, and at which of its edits. */
export type SavedFrom = { readonly scenarioId: string; readonly rev: number }

export const savedFromText = ({ scenarioId, rev }: SavedFrom): string => `${scenarioId}, edit ${String(rev)}`

/** What the workbook says of it; null where it says nothing. */
export function savedFrom(sheets: readonly ReadSheet[]): SavedFrom | null {
	const about = sheets.find(({ name }) => name === ABOUT_SHEET)?.rows ?? []
	const [, scenarioId, rev] = /^(.+), edit (\d+)$/.exec(textOf(about.find(([name]) => name === SAVED_FROM)?.[1])) ?? []
	return scenarioId === undefined ? null : { scenarioId, rev: Number(rev) }
}

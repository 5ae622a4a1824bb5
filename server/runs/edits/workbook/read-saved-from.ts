import { textOf } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'
import { ABOUT_SHEET, SAVED_FROM, type SavedFrom } from '#server/paper/exchange/workbook/saved-from.ts'

/** What the workbook says of it; null where it says nothing. */
export function savedFrom(sheets: readonly ReadSheet[]): SavedFrom | null {
	const about = sheets.find(({ name }) => name === ABOUT_SHEET)?.rows ?? []
	const [, scenarioId, rev] = /^(.+), edit (\d+)$/.exec(textOf(about.find(([name]) => name === SAVED_FROM)?.[1])) ?? []
	return scenarioId === undefined ? null : { scenarioId, rev: Number(rev) }
}

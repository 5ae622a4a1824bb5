import type { compareSchedule, compareWorkbook } from '#server/actions/exchange/imports.ts'

export type SavedTable = { readonly name: string; readonly label: string }

/** What of a plan is saved as files, and whether files change it. */
export type ExchangeView = {
	readonly mayEdit: boolean
	readonly scenarioId: string
	readonly tables: { readonly entered: readonly SavedTable[]; readonly results: readonly SavedTable[] }
}

export type FoundInSchedule = Extract<Awaited<ReturnType<typeof compareSchedule>>, { readonly ok: true }>
export type FoundInWorkbook = Extract<Awaited<ReturnType<typeof compareWorkbook>>, { readonly ok: true }>

/** What a file would change, or what is wrong with it. */
export type ExchangeAnswer = {
	/** null: of whatever was asked */
	readonly of: 'dates' | 'workbook' | null
	readonly problem: string | null
	readonly dates: FoundInSchedule | null
	readonly entries: FoundInWorkbook | null
	readonly rev: number
}

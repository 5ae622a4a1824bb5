import type { ReportPreset, ReportSection } from '#shared/schemas/report/report-settings.ts'
import type { ReportInput, SectionBody } from '../report-model.ts'
import { boardDates } from './board/dates-page.ts'
import { boardPage } from './board/page-one.ts'
import { hallCostPage, laborPage, longLeadPage, manpowerPage } from './contractor/pages.ts'
import { schedulePage } from './contractor/schedule-pages.ts'
import { contractorPage } from './contractor/page-one.ts'
import { capitalPage, estimatePage, revenuePage } from './lender/money-pages.ts'
import { debtPage, sensitivitiesPage } from './lender/debt-pages.ts'
import { lenderPage } from './lender/page-one.ts'
import { needPage, sourcesPage, surenessPage, trainingPage } from './training/pages.ts'
import { connectionOf, flexibilityPage, gapsPage, importPage, requestPage, rulesOf } from './utility/pages.ts'

/** A page of a reader’s paper; null where it has nothing to say. */
type ReaderPage = (input: ReportInput) => SectionBody | null

type Pages = { readonly [Section in ReportSection]?: readonly ReaderPage[] }

/** What a section says to a reader, page by page; left out, what it says to everybody. */
const PAGES: Readonly<Record<ReportPreset, Pages>> = {
	board: { summary: [boardPage], uncertainty: [boardDates] },
	lender: {
		summary: [lenderPage],
		money: [revenuePage, capitalPage, debtPage, sensitivitiesPage],
		basis: [estimatePage],
	},
	utility: {
		summary: [requestPage],
		energy: [importPage, flexibilityPage],
		site: [connectionOf, rulesOf],
		readiness: [gapsPage],
	},
	contractor: {
		summary: [contractorPage],
		infrastructure: [schedulePage(0), schedulePage(1), schedulePage(2), longLeadPage],
		money: [hallCostPage],
		workforce: [manpowerPage, laborPage],
	},
	training: {
		summary: [trainingPage],
		workforce: [needPage],
		uncertainty: [surenessPage],
		basis: [sourcesPage],
	},
}

/** Pages that are a reader’s own; none where the section says the same to all. */
export const readerPages = (preset: ReportPreset | null, section: ReportSection): readonly ReaderPage[] =>
	preset === null ? [] : (PAGES[preset][section] ?? [])

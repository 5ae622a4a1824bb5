import { REPORT_SECTIONS, type ReportSection } from '#shared/schemas/report/report-settings.ts'
import type { ListBlock } from '../report-model.ts'

/** Why somebody would ask for an appendix that their paper does not print. */
const REASONS: { readonly [Id in ReportSection]?: string } = {
	inputs: 'to check any value with its source, date and grade',
	formulas: 'to recalculate a headline figure by hand',
	tables: 'to redraw a chart from its data',
	changes: 'to see every edit since the last issue, with who made it and why',
	glossary: 'to look up a term, the method or its limits',
}

/** Appendices that can be had beside a reader’s paper, each with its reason; null where all are printed. */
export function onDemand(chosen: readonly ReportSection[], hasChanges: boolean): ListBlock | null {
	const items = Object.entries(REASONS).flatMap(([id, reason]) => {
		const known = Object.entries(REPORT_SECTIONS).find(([own]) => own === id)
		const isPrinted = chosen.some((own) => own === id)
		return known === undefined || isPrinted || (id === 'changes' && !hasChanges)
			? []
			: [{ lead: `${known[1]}:`, text: reason }]
	})
	if (items.length === 0) return null
	return {
		kind: 'list',
		title: 'Appendices on demand, under Reports',
		items,
		numbered: false,
		least: items.length,
		noun: 'appendices',
		empty: '',
	}
}

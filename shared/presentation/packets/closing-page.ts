import type { LargeLoad } from '#shared/schemas/packets/large-load.ts'
import { numbered, tableOf } from '../report/parts/blocks.ts'
import type { ReportModel, SectionBody, TableBlock } from '../report/report-model.ts'
import { left, words } from '../report/parts/report-parts.ts'
import type { PacketInput } from './packet.ts'

/** The rows by which a number that no quantity of the engine is can be reckoned again. */
export const reckonedBlock = (reckoned: LargeLoad['reckoned']): TableBlock =>
	tableOf({
		title: 'How these numbers are reckoned',
		columns: [left('Number', 0.8), left('Unit', 0.7), left('Formula', 2.2), left('From', 1.6)],
		rows: reckoned.map(({ name, unit, formula, source }) => [words(name), words(unit), words(formula), words(source)]),
		least: reckoned.length,
		noun: 'numbers',
		empty: '',
	})

/** A packet as paper: as long as it is, its tables broken across pages. */
export function paperOf(
	{ plan, result, facts }: PacketInput,
	{ kind, sections }: { readonly kind: string; readonly sections: readonly SectionBody[] },
): ReportModel {
	return {
		title: `${plan.name}: ${kind.toLowerCase()}`,
		kind,
		planName: plan.name,
		engine: result.engine,
		estimate: '',
		facts,
		contents: false,
		sections: numbered(
			sections.map((body) => ({ id: null, setting: 'flow', number: '', anchor: body.bookmark, ...body })),
		),
	}
}

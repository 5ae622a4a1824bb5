import type { LargeLoad } from '#shared/schemas/packets/large-load.ts'
import { beginningOf, numbered, tableOf } from '../report/parts/blocks.ts'
import type { Block, ReportModel, SectionBody, TableBlock } from '../report/report-model.ts'
import { left, words } from '../report/parts/report-parts.ts'
import type { PacketInput, PacketRoom } from './packet.ts'
import { PACKET_LABELS, type PacketKind } from '#shared/report/packets.ts'

/** The rows by which a number that no quantity of the engine is can be reckoned again. */
export const reckonedBlock = (reckoned: LargeLoad['reckoned']): TableBlock =>
	tableOf({
		title: 'How these numbers are calculated',
		columns: [left('Number', 0.8), left('Unit', 0.7), left('Formula', 2.2), left('From', 1.6)],
		rows: reckoned.map(({ name, unit, formula, source }) => [words(name), words(unit), words(formula), words(source)]),
		least: reckoned.length,
		noun: 'numbers',
		empty: '',
	})

export const paperTitle = ({ plan }: PacketInput, kind: PacketKind): string =>
	`${plan.name}: ${PACKET_LABELS[kind].toLowerCase()}`

const ELSEWHERE = ', all of them in the workbook (XLSX) of this packet'

/** A table begins where its packet would be too long, and says of how many rows. */
const bounded =
	({ rows }: PacketRoom) =>
	(block: Block): Block =>
		block.kind === 'table' ? beginningOf(block, rows, ELSEWHERE) : block

type Paper = { readonly kind: PacketKind; readonly sections: readonly SectionBody[]; readonly room: PacketRoom }

/** A packet as paper: its tables broken across pages, and begun where there is no room for all of them. */
export function paperOf(input: PacketInput, { kind, sections, room }: Paper): ReportModel {
	const { plan, result, facts } = input
	return {
		title: paperTitle(input, kind),
		kind: PACKET_LABELS[kind],
		planName: plan.name,
		engine: result.engine,
		estimate: '',
		facts,
		contents: false,
		sections: numbered(
			sections.map((body) => ({
				...{ id: null, setting: 'flow', number: '', anchor: body.bookmark },
				...body,
				blocks: body.blocks.map(bounded(room)),
			})),
		),
	}
}

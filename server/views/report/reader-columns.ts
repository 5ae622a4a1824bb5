import type { Redaction } from '#shared/schemas/report/redactions.ts'
import type { ReportPreset } from '#shared/schemas/report/report-settings.ts'
import { isMoney } from '#shared/units/money.ts'
import { MISSING } from '#shared/formats/figures.ts'
import type { Cell, Section, SingleBlock, TableBlock } from './report-model.ts'

/** What a reader has no use for: who builds and trains plans by trades and dates, a utility by megawatts and dates. */
const OF_NO_USE: Readonly<Record<ReportPreset, readonly Redaction[]>> = {
	board: [],
	lender: [],
	utility: ['prices'],
	contractor: ['prices', 'counterparties'],
	training: ['prices', 'counterparties'],
}

const tells = ({ holds, unit }: Cell, kind: Redaction): boolean =>
	holds === kind || (kind === 'prices' && unit !== undefined && isMoney(unit))

function isOf({ rows }: TableBlock, index: number, kind: Redaction): boolean {
	const cells = rows.flatMap((row) => row.slice(index, index + 1))
	return cells.some((cell) => tells(cell, kind)) && cells.every((cell) => tells(cell, kind) || cell.text === MISSING)
}

/** The table without the columns that the reader has no use for; what would have one column left stays as it is. */
export function columnsFor(block: SingleBlock, preset: ReportPreset | null): SingleBlock {
	if (block.kind !== 'table' || preset === null) return block
	const kept = block.columns.flatMap((_, index) =>
		index > 0 && OF_NO_USE[preset].some((kind) => isOf(block, index, kind)) ? [] : [index],
	)
	if (kept.length < 2 || kept.length === block.columns.length) return block
	const of = <Part>(parts: readonly Part[]) => kept.flatMap((index) => parts.slice(index, index + 1))
	return { ...block, columns: of(block.columns), rows: block.rows.map(of) }
}

/** Sections that are about money keep what they are about, whoever reads them. */
export const isAboutMoney = ({ id }: Section): boolean => id === 'money'

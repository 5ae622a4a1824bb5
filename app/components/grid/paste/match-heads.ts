import type { GridColumn } from '#shared/grid/grid-model.ts'
import { OF_ONE } from '#shared/grid/pasted.ts'
import { typedShare } from '#shared/formats/figures.ts'

/** What others call our columns. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
	name: ['name', 'title'],
	kind: ['kind', 'type'],
	siteId: ['site', 'location', 'campus'],
	startMonth: ['start', 'from', 'cod', 'date', 'energisation'],
	counterparty: ['counterparty', 'supplier', 'seller'],
	quantity: ['qty', 'count', 'number'],
	energyPriceUsdPerMWh: ['price', 'energy price', '$/mwh'],
	termMonths: ['term', 'tenor'],
	rampMonths: ['ramp'],
}

const plain = (text: string) =>
	text
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}$€%/]+/gu, ' ')
		.trim()

/** A column goes by its label, its label with its unit, its unit where no other has it, and what others call it. */
function namesOf({ field, label, unit }: GridColumn, columns: readonly GridColumn[]): readonly string[] {
	const own = unit !== '' && columns.filter((column) => column.unit === unit).length === 1 ? [unit] : []
	return [label, `${label} ${unit}`, field, ...own, ...(ALIASES[field] ?? [])].map(plain)
}

/** The fields that a row of headings names, '' for a heading that names none; null where the row is none of headings. */
export function matchHeads(row: readonly string[], columns: readonly GridColumn[]): readonly string[] | null {
	const names = columns.map((column) => ({ field: column.field, names: namesOf(column, columns) }))
	const taken = new Set<string>()
	const fields = row.map((head) => {
		const found = names.find((one) => !taken.has(one.field) && one.names.includes(plain(head.replace(OF_ONE, ''))))
		if (found !== undefined) taken.add(found.field)
		return found?.field ?? ''
	})
	const asked = row.filter((head) => head !== '').length
	return taken.size > 0 && taken.size * 2 >= asked ? fields : null
}

/** Below a heading that says so figures are parts of one, which columns of per cent would take for per cent. */
export const inPerCent = (head: string, text: string): string =>
	head.trim().endsWith(OF_ONE) && !text.includes('%')
		? text.replaceAll(/\d+(?:\.\d+)?(?:e-?\d+)?/g, (figure) => typedShare(Number(figure)))
		: text

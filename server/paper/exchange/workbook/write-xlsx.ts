import { type CellStyle, writeXlsx as write } from 'hucre/xlsx'
import type { Value } from '../csv.ts'
import { columnName, type Role, type Sheet, type SheetCell, type SheetChart } from './sheet.ts'

const fill = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } })
const ink = (rgb: string): CellStyle => ({ font: { color: { rgb } } })

/** Blue on yellow is entered, blue on gray only read back, black is a formula; gray on gray is fixed, and what rests on it in part is gray: the habit of financial models. */
const LOOKS: Readonly<Record<Role, CellStyle>> = {
	title: { font: { bold: true, size: 14 } },
	head: { font: { bold: true }, ...fill('E7ECEF'), alignment: { wrapText: true, vertical: 'top' } },
	entered: { ...ink('1F4E9E'), ...fill('FFF9E0') },
	recorded: { ...ink('1F4E9E'), ...fill('EEF0F1') },
	value: { ...ink('5F6B73'), ...fill('EEF0F1') },
	formula: {},
	partly: ink('5F6B73'),
	text: {},
	note: { ...ink('5F6B73'), font: { italic: true, color: { rgb: '5F6B73' } } },
}

const CHART = { rows: 17, columns: 8 } as const
const COLORS = ['1F4E9E', 'C8641B', '2E7D5B', '7A5195', '8A8F94'] as const

const drawn = ({ title, kind, unit, series, months, at }: SheetChart) => ({
	type: kind,
	title,
	series: series.map(({ name, values }, index) => ({
		...{ name, values, categories: months },
		color: COLORS[index % COLORS.length] ?? COLORS[0],
	})),
	anchor: {
		from: { row: at.row, col: at.column },
		to: { row: at.row + CHART.rows, col: at.column + CHART.columns },
	},
	axes: { y: { title: unit } },
})

/** A spreadsheet shows it beside a chosen cell, and takes whatever is typed. */
const told = (range: string, inputMessage: string) => ({
	...({ type: 'custom', formula1: 'TRUE', allowBlank: true } as const),
	...{ range, showInputMessage: true, showErrorMessage: false, inputMessage },
})

/** The one door to the library: sheets as the bytes of an Office Open XML workbook. */
export async function writeXlsx(
	sheets: readonly Sheet[],
	{ title, names }: { readonly title: string; readonly names: Readonly<Record<string, string>> },
): Promise<Uint8Array> {
	const looks = new Map<string, CellStyle>()
	const lookOf = ({ role, format }: SheetCell): CellStyle => {
		const key = `${role} ${format ?? ''}`
		const known = looks.get(key)
		if (known) return known
		const made = { ...LOOKS[role], ...(format !== undefined && { numFmt: format }) }
		looks.set(key, made)
		return made
	}
	return await write({
		properties: { title, creator: 'Strata' },
		namedRanges: Object.entries(names).map(([name, range]) => ({ name, range })),
		sheets: sheets.map(({ name, rows, widths, frozen, filter, charts = [], asides, hidden = false }) => {
			const cells = new Map<string, { style: CellStyle; formula?: string; formulaResult?: Value }>()
			const values = rows.map((row, at) =>
				row.map((cell, column) => {
					if (cell === null) return null
					const { value, formula } = cell
					const made = formula === undefined ? {} : { formula, formulaResult: value }
					cells.set(`${String(at)},${String(column)}`, { style: lookOf(cell), ...made })
					return formula === undefined ? value : null
				}),
			)
			const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
			const columns = Array.from({ length: width }, (_, column) => ({ width: widths[column] ?? widths.at(-1) ?? 12 }))
			const last = `${columnName(width - 1)}${String(rows.length)}`
			return {
				...{ name, rows: values, cells, columns, freezePane: frozen, hidden },
				...(filter !== undefined && { autoFilter: { range: `A${String(filter + 1)}:${last}` } }),
				...(asides && { dataValidations: asides.ranges.map((range) => told(range, asides.text)) }),
				...(charts.length > 0 && { charts: charts.map(drawn) }),
			}
		}),
	})
}

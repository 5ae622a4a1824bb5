import { heads, type Sheet, type SheetCell, text } from '#server/paper/exchange/workbook/sheet.ts'
import type { PacketCell, PacketTable } from '#server/views/packets/packet.ts'

const WIDEST = 60
const NARROWEST = 10
/** Of rows looked at for the width of a column. */
const LOOKED_AT = 200

const cellOf = (value: PacketCell): SheetCell | null =>
	value === null ? null : text(value, typeof value === 'number' ? 'value' : 'text')

const lengthOf = (value: PacketCell): number =>
	typeof value === 'number' ? value.toFixed(1).length : (value ?? '').length

/** A column is as wide as what stands in it, within reason. */
function widthsOf({ heads: names, rows }: PacketTable): readonly number[] {
	return names.map((name, column) => {
		const cells = rows.slice(0, LOOKED_AT).map((row) => lengthOf(row[column] ?? null))
		return Math.min(WIDEST, Math.max(NARROWEST, name.length / 2, ...cells) + 2)
	})
}

/** A sheet a table: heads, then every row with all its digits. */
export function packetSheets(tables: readonly PacketTable[]): readonly Sheet[] {
	return tables.map((table) => ({
		name: table.name,
		rows: [heads(table.heads), ...table.rows.map((row) => row.map(cellOf))],
		widths: widthsOf(table),
		frozen: { rows: 1, columns: 1 },
	}))
}

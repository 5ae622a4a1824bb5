import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Value } from './csv.ts'

type ParquetRow = Readonly<Record<'key' | 'figure' | 'place' | 'address' | 'unit' | 'month' | 'value', Value>>

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const
const DAY = { type: 'INT32', converted_type: 'DATE' } as const
const FIGURE = { type: 'DOUBLE' } as const

const dayOf = (month: Value) => (typeof month === 'string' ? new Date(`${month}-01T00:00:00Z`) : null)

type ParquetColumn = {
	readonly name: string
	readonly type: typeof TEXT | typeof DAY | typeof FIGURE
	readonly of: (row: ParquetRow) => Value | Date
}

/** A column holds one type: a figure is in `value`, a figure that is a month in `date`, as the first day of it. */
const COLUMNS: readonly ParquetColumn[] = [
	...(['key', 'figure', 'place', 'address', 'unit'] as const).map((name): ParquetColumn => ({
		name,
		type: TEXT,
		of: (row) => row[name],
	})),
	{ name: 'month', type: DAY, of: ({ month }) => dayOf(month) },
	{ name: 'value', type: FIGURE, of: ({ value }) => (typeof value === 'number' ? value : null) },
	{ name: 'date', type: DAY, of: ({ value }) => dayOf(value) },
]

/** Figures as Apache Parquet, for notebooks and warehouses: typed columns, months as days. */
export function writeParquet(rows: readonly ParquetRow[], title: string): Uint8Array {
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: COLUMNS.map(({ name, of }) => ({ name, data: rows.map(of) })),
			schema: [
				{ name: 'root', num_children: COLUMNS.length },
				...COLUMNS.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...type })),
			],
			kvMetadata: [
				{ key: 'strata.format', value: 'strata.figures/1' },
				{ key: 'strata.plan', value: title },
			],
			createdBy: 'Strata',
		}),
	)
}

import { namesIn } from '#server/views/explain/explanation-view.ts'
import { placeWords } from '#server/views/messages/place-words.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formerly } from '#shared/metrics/former-ids.ts'
import { unlisted } from '#shared/metrics/lists.ts'
import { monthsOf } from '#shared/units/months.ts'
import type { ToldRow } from '#shared/workings.ts'
import { type Value, writeCsv } from './csv.ts'
import { shownFigure, shownUnit } from './figure-cell.ts'
import { writeParquet } from './write-parquet.ts'

export type FeedFormat = 'csv' | 'json' | 'parquet'

/** Which figures: of all that a name, place or month fits; left out, of each. */
export type FeedAsked = {
	readonly as: FeedFormat
	readonly keys: readonly string[]
	readonly place: string | null
	readonly month: string | null
}
type FeedRow = Readonly<Record<(typeof FEED_COLUMNS)[number], Value>>

export const FEED_COLUMNS = ['key', 'figure', 'place', 'address', 'unit', 'month', 'value'] as const

/** Text as many rows as a spreadsheet opens within seconds; a columnar file as many as a thread holds beside its runs. */
export const MOST_FEED_ROWS: Readonly<Record<FeedFormat, number>> = { csv: 200_000, json: 200_000, parquet: 2_000_000 }

/**
 * Figures as programs like them: a row for each figure, place and month, so that a query filters and turns them as it wants. A
 * figure of the whole plan has no month. Null where there would be too many.
 */
export function feedRows(plan: PlanFile, figures: readonly ToldRow[], asked: FeedAsked): string | Uint8Array | null {
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	// A figure is asked for by its key, by what it is called beside a place, or by a name it had before.
	const names = new Set(asked.keys.flatMap((name) => [name, formerly(name) ?? name]))
	const wanted = figures.filter((row) => isWanted(row, { ...asked, names }))
	const each = asked.month === null ? months.length : 1
	if (wanted.length * each > MOST_FEED_ROWS[asked.as]) return null
	const nameOf = namesIn(plan)
	const rows = wanted.flatMap((row): FeedRow[] => {
		const { key, label: figure, place: address } = row
		const unit = shownUnit(row)
		const about = { key, figure, place: placeWords(row.place, nameOf), address, unit }
		if (!row.monthly) return [{ ...about, month: null, value: shownFigure(plan, row, row.values[0]) }]
		return months.flatMap((month, at) =>
			asked.month === null || asked.month === month
				? [{ ...about, month, value: shownFigure(plan, row, row.values[at]) }]
				: [],
		)
	})
	if (asked.as === 'json') return JSON.stringify(rows)
	if (asked.as === 'parquet') return writeParquet(rows, plan.name)
	return writeCsv([[...FEED_COLUMNS], ...rows.map((row) => FEED_COLUMNS.map((name) => row[name]))])
}

type IsWantedParams = Pick<FeedAsked, 'place' | 'month'> & { readonly names: ReadonlySet<string> }

function isWanted({ key, place, monthly }: ToldRow, { names, place: asked, month }: IsWantedParams): boolean {
	if (month !== null && !monthly) return false
	const isNamed = names.size === 0 || names.has(key) || names.has(unlisted(key))
	return isNamed && (asked === null || place === asked)
}

import type { BuildoutLayer } from '#shared/result.ts'
import { LOSS_KINDS, type LossKind } from '#shared/result/verdict-result.ts'
import { add, at } from '../../cells.ts'
import type { Claim } from '../claims/claim.ts'

/** What makes losses one. Rule vV4. */
export type LossOf = Omit<Claim, 'mw'> & {
	readonly kind: LossKind
	readonly site: number | null
	/** what stands idle or stranded; null: nothing does */
	readonly stands: BuildoutLayer | null
}

export type LossAmount = {
	readonly mw: number
	readonly usd: number
	readonly regained: number
	/** of what stands idle: all that could be used, and what is; MW IT */
	readonly use?: { readonly thereMW: number; readonly usedMW: number }
}

/** One loss, month by month. */
export type LossRow = LossOf & {
	readonly past: boolean
	readonly mw: Float64Array
	readonly months: { from: number; to: number }
	readonly sums: { mwMonths: number; usd: number; regained: number; thereMW: number; usedMW: number }
}

/** Rows that differ in item and cause alone; months come in turn, so that the next is mostly of the row of the last. */
type Rows = { latest: LossRow | null; readonly byItem: Map<string | null, Map<string, LossRow>> }

const KINDS: readonly LossKind[] = LOSS_KINDS
const STANDS: readonly (BuildoutLayer | null)[] = [null, 'energy', 'infrastructure', 'chips']

/** Losses as they are found; what lies before the status month apart. */
export class LossBook {
	readonly #months: number
	readonly #status: number
	readonly #found: LossRow[] = []
	/** by site (the plan's own last), kind and what stands, past or not: by item, then cause; a name of all would be a text a month */
	readonly #rows = new Map<number, Rows>()

	constructor(months: number, status: number) {
		this.#months = months
		this.#status = status
	}

	add(of: LossOf, month: number, { mw, usd, regained, use }: LossAmount): void {
		const row = this.#rowOf(of, month)
		add(row.mw, month, mw)
		if (month < row.months.from) row.months.from = month
		if (month > row.months.to) row.months.to = month
		row.sums.mwMonths += mw
		row.sums.usd += usd
		row.sums.regained += regained
		if (use === undefined) return
		row.sums.thereMW += use.thereMW
		row.sums.usedMW += use.usedMW
	}

	#rowOf(of: LossOf, month: number): LossRow {
		const past = month < this.#status
		const kept = KINDS.indexOf(of.kind) * STANDS.length + STANDS.indexOf(of.stands)
		const place = (((of.site ?? -1) + 1) * KINDS.length * STANDS.length + kept) * 2 + Number(past)
		let rows = this.#rows.get(place)
		if (!rows) this.#rows.set(place, (rows = { latest: null, byItem: new Map() }))
		const { latest } = rows
		if (latest?.cause === of.cause && latest.item === of.item) return latest
		return (rows.latest = this.#amongOthers(rows.byItem, of, { past, month }))
	}

	#amongOthers(byItem: Rows['byItem'], of: LossOf, { past, month }: { past: boolean; month: number }): LossRow {
		let byCause = byItem.get(of.item)
		if (!byCause) byItem.set(of.item, (byCause = new Map<string, LossRow>()))
		const known = byCause.get(of.cause)
		if (known) return known
		const row = this.#begun(of, past, month)
		byCause.set(of.cause, row)
		return row
	}

	#begun({ kind, cause, layer, site, item, stands }: LossOf, past: boolean, month: number): LossRow {
		const row = {
			...{ kind, cause, layer, site, item, stands, past },
			mw: new Float64Array(this.#months),
			months: { from: month, to: month },
			sums: { mwMonths: 0, usd: 0, regained: 0, thereMW: 0, usedMW: 0 },
		}
		this.#found.push(row)
		return row
	}

	/** As they were found. */
	get rows(): readonly LossRow[] {
		return this.#found
	}
}

/** The dearest first, then by megawatt-months, then by month and name: in no order of the plan's lists. */
export function dearestFirst(rows: readonly LossRow[]): readonly LossRow[] {
	return rows.toSorted(byPrice)
}

const byPrice = (one: LossRow, other: LossRow): number =>
	other.sums.usd - one.sums.usd ||
	other.sums.mwMonths - one.sums.mwMonths ||
	one.months.from - other.months.from ||
	(nameOf(one) < nameOf(other) ? -1 : 1)

const nameOf = ({ kind, cause, item }: LossRow) => `${kind}|${cause}|${item ?? ''}`

/** The month of a loss in which most is lost. */
export function worstMonth({ mw, months: { from } }: LossRow): number {
	let worst = from
	for (let month = from; month < mw.length; month++) if (at(mw, month) > at(mw, worst)) worst = month
	return worst
}

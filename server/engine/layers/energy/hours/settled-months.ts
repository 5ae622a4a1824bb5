import type { LentRows } from './settle/month-rows.ts'
import { settleMonth, type SiteMonth } from './settle/settle-month.ts'
import type { SiteSupply } from './site-supply.ts'

/** A month that is supplied as the last of its calendar was is settled as that. */
export class SettledMonths {
	readonly #supply: SiteSupply
	readonly #rows: LentRows
	readonly #known = new Map<number, { readonly at: number; readonly settled: SiteMonth }>()

	constructor(supply: SiteSupply, rows: LentRows) {
		this.#supply = supply
		this.#rows = rows
	}

	month(at: number): SiteMonth {
		const calendar = this.#supply.calendarOf(at)
		const before = this.#known.get(calendar)
		if (before && this.#supply.isAs(at, before.at)) return before.settled
		this.#rows.takeBack()
		const settled = settleMonth(this.#supply.month(at), this.#rows)
		this.#known.set(calendar, { at, settled })
		return settled
	}
}

import { valueAt } from './cells.ts'
import { WAITING } from './ledger.ts'
import { type MonthAsks, needAt, type Standing } from './month-asks.ts'
import { wholeDown, wholeUp } from './rounding.ts'
import { book, type Served } from './book-month.ts'

const DONE = 1e-12

/** Accelerators still to be given this month, by pool. */
export type Free = {
	readonly energised: Float64Array
	/** idle accelerator-equivalents in the valleys of serving */
	readonly valley: Float64Array
}

/** Why a workload can't start although accelerators may be there. Rule M10. */
function waitingFor({ input, ledger, producers, layout }: Standing, workload: number, month: number): number {
	const makers = producers[workload] ?? []
	if (makers.length > 0) {
		const ready = makers.some((maker) => {
			const finish = ledger.finishMonth[maker] ?? -1
			return finish >= 0 && finish < month
		})
		if (!ready) return WAITING.training
	}
	const spec = input.workloads[workload]
	if (spec?.kind !== 'inference') return WAITING.no
	if (makers.length === 0 && !spec.licensed) return WAITING.licence
	return (layout.eligible[workload]?.pools.length ?? 0) > 0 ? WAITING.no : WAITING.fit
}

/** Gives every workload, by priority, what is left for it, and books what it still lacks. Rules B6–B8. */
export function allocateMonth(standing: Standing, asks: MonthAsks, month: number): void {
	const { input, layout, ledger } = standing
	const free: Free = {
		energised: Float64Array.from(layout.pools, (_, pool) => valueAt(ledger.poolEnergised, pool * input.months + month)),
		valley: new Float64Array(layout.pools.length),
	}
	for (const workload of layout.turns) {
		if (asks.active[workload] !== 1) continue
		const waiting = waitingFor(standing, workload, month)
		ledger.workWaiting[workload * input.months + month] = waiting
		const served = waiting === WAITING.no ? serve(standing, asks, { workload, month, free }) : NOTHING
		book(standing, asks, { workload, month, ...served })
	}
}

type Turn = { readonly workload: number; readonly month: number; readonly free: Free }

const NOTHING: Served = { unserved: 1, places: [] }

/** Takes accelerators pool by pool; returns where, and the share of the ask that stays unserved. Rule B6. */
function serve(standing: Standing, asks: MonthAsks, { workload, month, free }: Turn): Served {
	const { input, layout, ledger } = standing
	const where = layout.eligible[workload]
	if (!where) return NOTHING
	const kind = input.workloads[workload]?.kind
	const places: number[] = []
	let unserved = kind === 'batch' ? fillValleys(standing, asks, { workload, month, free }) : 1
	for (let place = 0; place < where.pools.length && unserved > DONE; place++) {
		const pool = valueAt(where.pools, place)
		const room = valueAt(free.energised, pool)
		if (room <= 0) continue
		const unit = where.unit[place] ?? 1
		const need = needAt(standing, asks, { workload, where, place, month })
		const taken = Math.min(wholeUp((unserved * need) / unit), wholeDown(room / unit)) * unit
		if (taken <= 0) continue
		free.energised[pool] = room - taken
		if (kind === 'inference') {
			free.valley[pool] = valueAt(free.valley, pool) + taken * (1 - (asks.meanShare[workload] ?? 1))
		}
		const row = ledger.placed[workload]
		if (row) row[place * input.months + month] = taken
		places.push(place)
		unserved = Math.max(0, unserved - taken / need)
	}
	return { unserved: unserved > DONE ? unserved : 0, places }
}

/** Jobs first run in the valleys of serving, at no extra power. Rule B7. */
function fillValleys(standing: Standing, asks: MonthAsks, { workload, month, free }: Turn): number {
	const where = standing.layout.eligible[workload]
	let unserved = 1
	for (let place = 0; where && place < where.pools.length && unserved > DONE; place++) {
		const pool = valueAt(where.pools, place)
		const valley = valueAt(free.valley, pool)
		const need = needAt(standing, asks, { workload, where, place, month })
		if (valley <= 0 || need <= 0) continue
		const used = Math.min(valley, unserved * need)
		free.valley[pool] = valley - used
		unserved -= used / need
	}
	return Math.max(0, unserved)
}

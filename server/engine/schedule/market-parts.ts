import type { ScheduleInput } from './types.ts'

/** The sites that draw on one labour market and all they build: a schedule of its own, with their places in the plan. */
export type MarketPart = {
	readonly input: ScheduleInput
	readonly sites: readonly number[]
	readonly halls: readonly number[]
	readonly orders: readonly number[]
	readonly plants: readonly number[]
	/** halls, then orders, then plants, as the plan numbers them together */
	readonly items: readonly number[]
}

/** A plan's schedule market by market; a site without a market within reach stands alone. Nothing passes between two. Rule S5. */
export function marketParts(input: ScheduleInput): readonly MarketPart[] {
	const sites = new Map<string | number, number[]>()
	input.sites.forEach(({ marketId }, site) => {
		const key = marketId ?? site
		sites.set(key, [...(sites.get(key) ?? []), site])
	})
	return [...sites.values()].map((own) => partOf(input, own))
}

function partOf(input: ScheduleInput, sites: readonly number[]): MarketPart {
	const [halls, orders, plants] = [within(input.halls, sites), within(input.orders, sites), within(input.plants, sites)]
	const firstPlant = input.halls.length + input.orders.length
	return {
		input: {
			...input,
			sites: input.sites.filter((_, site) => sites.includes(site)),
			halls: halls.rows,
			orders: orders.rows,
			plants: plants.rows,
		},
		sites,
		halls: halls.places,
		orders: orders.places,
		plants: plants.places,
		items: [
			...halls.places,
			...orders.places.map((order) => input.halls.length + order),
			...plants.places.map((plant) => firstPlant + plant),
		],
	}
}

/** The rows at some sites, their sites counted among these, and their places among all. */
function within<Row extends { readonly site: number }>(
	rows: readonly Row[],
	sites: readonly number[],
): { readonly rows: readonly Row[]; readonly places: readonly number[] } {
	const places = [...rows.keys()].filter((place) => sites.includes(rows[place]?.site ?? -1))
	return {
		rows: places
			.flatMap((place) => rows.slice(place, place + 1))
			.map((row) => ({ ...row, site: sites.indexOf(row.site) })),
		places,
	}
}

/** Lays a part's rows, all of one length, into their places in the plan's. */
export function layInto(whole: Float64Array, part: Float64Array, places: readonly number[]): void {
	const length = part.length / places.length
	places.forEach((place, row) => {
		whole.set(part.subarray(row * length, (row + 1) * length), place * length)
	})
}

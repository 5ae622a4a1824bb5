import type { ScheduleInput, SiteLabour } from './types.ts'

/** Sites that draw on the same labour markets and all they build: a schedule of its own, with their places in the plan. */
export type MarketPart = {
	readonly input: ScheduleInput
	readonly sites: readonly number[]
	readonly halls: readonly number[]
	readonly orders: readonly number[]
	readonly plants: readonly number[]
	/** halls, then orders, then plants, as the plan numbers them together */
	readonly items: readonly number[]
}

/**
 * A plan's schedule in parts that share no labour market; a site without a market within reach stands alone. Nothing passes
 * between two. Rule S5.
 */
export function marketParts(input: ScheduleInput): readonly MarketPart[] {
	if (input.sites.length === 1) return [wholePart(input)]
	const parts: Joined[] = []
	for (const [site, { markets }] of input.sites.entries()) {
		const joined = joinedBy(parts, markets)
		const [first = { markets: new Set<string>(), sites: [] }, ...others] = joined
		if (joined.length === 0) parts.push(first)
		for (const other of others) {
			first.sites.push(...other.sites)
			for (const id of other.markets) first.markets.add(id)
			parts.splice(parts.indexOf(other), 1)
		}
		first.sites.push(site)
		for (const { id } of markets) first.markets.add(id)
	}
	return parts.map(({ sites }) =>
		partOf(
			input,
			sites.sort((a, b) => a - b),
		),
	)
}

/** The only part of a plan of one site. */
function wholePart(input: ScheduleInput): MarketPart {
	const { sites, halls, orders, plants } = input
	return {
		input,
		sites: [...sites.keys()],
		halls: [...halls.keys()],
		orders: [...orders.keys()],
		plants: [...plants.keys()],
		items: [...new Array(halls.length + orders.length + plants.length).keys()],
	}
}

type Joined = { readonly markets: Set<string>; readonly sites: number[] }

/** Those that hire in one of a site's markets. */
function joinedBy(parts: readonly Joined[], markets: SiteLabour['markets']): readonly Joined[] {
	const found = new Set<Joined>()
	for (const part of parts) for (const { id } of markets) if (part.markets.has(id)) found.add(part)
	return [...found]
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
			works: within(input.works, sites).rows,
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
		rows: places.flatMap((place) => rows.slice(place, place + 1)).map((row) => atSite(row, sites.indexOf(row.site))),
		places,
	}
}

/** The row itself where its site has the place it had: whoever looks for what differs need not look into it. */
function atSite<Row extends { readonly site: number }>(row: Row, site: number): Row {
	return row.site === site ? row : { ...row, site }
}

/** Lays a part's rows, all of one length, into their places in the plan's. */
export function layInto(whole: Float64Array, part: Float64Array, places: readonly number[]): void {
	const length = part.length / places.length
	for (const [row, place] of places.entries()) {
		whole.set(part.subarray(row * length, (row + 1) * length), place * length)
	}
}

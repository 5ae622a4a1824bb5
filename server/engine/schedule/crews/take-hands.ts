import { add, at, indexAt } from '../../cells.ts'
import type { LevellingState } from './levelling-state.ts'

/** Hours given by the site's own hands, then by those of its markets, the nearest first. */
export function localHours(state: LevellingState, crew: number, need: number): number {
	const perHead = at(state.hoursPerHead, crew)
	const heads = need / perHead
	const own = take(state.left.own, crew, heads)
	const market = own === heads ? 0 : takeOfMarkets(state, crew, heads - own)
	return own + market === heads ? need : Math.min(need, (own + market) * perHead)
}

function takeOfMarkets({ left, supply, fromMarket }: LevellingState, crew: number, wanted: number): number {
	const { first, pool } = supply.draws
	let taken = 0
	const last = indexAt(first, crew + 1)
	for (let draw = indexAt(first, crew); draw < last && taken < wanted; draw++) {
		const there = Math.min(at(left.reach, draw), at(left.market, indexAt(pool, draw)))
		const more = Math.min(there, wanted - taken)
		left.reach[draw] = at(left.reach, draw) - more
		add(left.market, indexAt(pool, draw), -more)
		taken = more === wanted - taken ? wanted : taken + more
	}
	add(fromMarket, crew, taken)
	return taken
}

/** Hours given by travellers. */
export function travellerHours(state: LevellingState, crew: number, need: number): number {
	const perHead = at(state.hoursPerHead, crew)
	const heads = need / perHead
	const there = take(state.left.travellers, crew, heads)
	return there === heads ? need : there * perHead
}

function take(free: Float64Array, index: number, wanted: number): number {
	const there = at(free, index)
	const taken = wanted < there ? wanted : there
	free[index] = there - taken
	return taken
}

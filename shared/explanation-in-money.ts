import type { Explanation, Leaf, Origin } from './explanation.ts'
import type { Moves, Outcome } from './moves.ts'
import { DOLLARS, type Money, moneyLabel } from './units/money.ts'

type Exchange = (value: number) => number
type Exchanged = { readonly unit: string; readonly exchange: Exchange }

/** Units of explanations are labels: `USD`, `USD/MWh`. */
function exchanged(unit: string, money: Money): Exchanged {
	const isMoney = unit.startsWith('USD')
	return {
		unit: isMoney ? moneyLabel(unit, money) : unit,
		exchange: (value) => (isMoney ? value / money.usdPerUnit : value),
	}
}

const orNull = (value: number | null, exchange: Exchange): number | null => (value === null ? null : exchange(value))

/** An explanation as people of a plan in another currency read it; machines read USD. */
export function explanationInMoney(explanation: Explanation, money: Money): Explanation {
	if (money === DOLLARS) return explanation
	const { unit, exchange } = exchanged(explanation.unit, money)
	const { origin, restsOn } = explanation
	const leafIn = (leaf: Leaf): Leaf => leafInMoney(leaf, money)
	return {
		...explanation,
		unit,
		value: orNull(explanation.value, exchange),
		origin: origin && originInMoney(origin, exchange),
		inputs: explanation.inputs.map((input) => explanationInMoney(input, money)),
		restsOn: restsOn && {
			...restsOn,
			guesses: restsOn.guesses.map(leafIn),
			overrides: restsOn.overrides.map(leafIn),
		},
	}
}

/** What moves a figure, likewise. */
export function movesInMoney(moves: Moves, money: Money): Moves {
	if (money === DOLLARS) return moves
	const { unit, exchange } = exchanged(moves.unit, money)
	const outcomeInMoney = (outcome: Outcome): Outcome => ({ ...outcome, value: orNull(outcome.value, exchange) })
	return {
		...moves,
		unit,
		figure: outcomeInMoney(moves.figure),
		moves: moves.moves.map((move) => {
			const input = exchanged(move.unit, money)
			const inputIn = (value: number | string) => (typeof value === 'number' ? input.exchange(value) : value)
			const tried = move.tried.map(({ input: value, then }) => ({ input: inputIn(value), then: outcomeInMoney(then) }))
			return { ...move, unit: input.unit, now: inputIn(move.now), tried }
		}),
	}
}

function leafInMoney(leaf: Leaf, money: Money): Leaf {
	const { unit, exchange } = exchanged(leaf.unit, money)
	return { ...leaf, unit, value: orNull(leaf.value, exchange), origin: originInMoney(leaf.origin, exchange) }
}

function originInMoney(origin: Origin, exchange: Exchange): Origin {
	const ends = 'low' in origin ? { low: orNull(origin.low, exchange), high: orNull(origin.high, exchange) } : {}
	switch (origin.kind) {
		case 'override':
			return { ...origin, ...ends, default: orNull(origin.default, exchange) }
		case 'catalogue':
			return { ...origin, ...ends, replaces: orNull(origin.replaces, exchange) }
		case 'default':
			return { ...origin, ...ends }
		case 'plan':
		case 'rule':
			return origin
	}
}

import type { Drawing } from '../draws/drawing.ts'
import { leadOf, type WorthKnown, worthKnown } from '../odds/choosing.ts'
import { ranksOf } from '../odds/ranks.ts'
import type { Spread } from '../spreads/spread.ts'
import type { Ahead } from './differences.ts'

/** An input of a plan, and what it is worth to know it before one chooses between this plan and another. */
type InputKnown = { readonly spread: Spread; readonly known: WorthKnown }

/** The input that is worth most to know, with its part of its common cause; null where none is worth more than chance gives. Rule U12. */
export function worthiestInput(drawing: Drawing, { draws, usd }: Ahead, mayGoOn: () => void): InputKnown | null {
	const lead = leadOf(usd)
	let best: InputKnown | null = null
	for (const spread of drawing.spreads) {
		mayGoOn()
		const ranks = ranksOf(Float64Array.from(draws, (draw) => drawing.zOf(spread, draw)))
		const known = worthKnown(ranks, usd, lead)
		if (known !== null && known.worthUsd > (best?.known.worthUsd ?? 0)) best = { spread, known }
	}
	return best
}

import { MOST_RHO } from '#shared/pages/simulation-address.ts'
import type { SimulationSettings } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { valueAtZ } from '../chance/curve.ts'
import { NormalDraws } from '../chance/stratified.ts'
import { idOf, USUAL_RHO } from '../spreads/find-spreads.ts'
import type { CommonCause, Spread } from '../spreads/spread.ts'
import { DrawnPlan } from './drawn-plan.ts'

/** Digits that a drawn value keeps: another library's last bit never shows. Rule U1. */
const DIGITS = 10

/** Draws the inputs of a plan: the same for the same seed and names, whatever else is drawn and in which order. Rules U1, U2, U5. */
export class Drawing {
	readonly spreads: readonly Spread[]
	readonly #draws: NormalDraws
	readonly #rho: SimulationSettings['rho']

	constructor(spreads: readonly Spread[], { seed, off, rho }: Pick<SimulationSettings, 'seed' | 'off' | 'rho'>) {
		const without = new Set(off)
		this.spreads = spreads.filter(({ name }) => !without.has(name))
		this.#draws = new NormalDraws(seed)
		this.#rho = rho
	}

	rhoOf(cause: CommonCause): number {
		return Math.min(MOST_RHO, Math.max(0, this.#rho[idOf(cause)] ?? USUAL_RHO[cause.group].rho))
	}

	/** Of a common cause. */
	causeZ(cause: CommonCause, draw: number): number {
		return this.#draws.at(`cause/${idOf(cause)}`, draw)
	}

	/** What is drawn for an input alone. */
	ownZ({ name, raised }: Pick<Spread, 'name' | 'raised'>, draw: number): number {
		return this.#draws.at(raised?.isLater === false ? raised.stream : name, draw)
	}

	/** Of an input, with its part of its common cause. */
	zOf(spread: Pick<Spread, 'name' | 'cause' | 'raised'>, draw: number): number {
		const own = this.#besideCause(spread, draw)
		if (spread.cause === null) return own
		const rho = this.rhoOf(spread.cause)
		return Math.sqrt(rho) * this.causeZ(spread.cause, draw) + Math.sqrt(1 - rho) * own
	}

	/** Its own, its cause left out: of halls that are raised together each comes after the first to be ready. Rule U4. */
	#besideCause(spread: Pick<Spread, 'name' | 'raised'>, draw: number): number {
		const own = this.ownZ(spread, draw)
		if (spread.raised?.isLater !== true) return own
		return this.#draws.at(spread.raised.stream, draw) + Math.abs(own)
	}

	/** The plan of a draw. `cut`: is told the place of each input that was held at a limit. */
	planOf(plan: PlanFile, draw: number, cut: (place: number) => void): PlanFile {
		if (this.spreads.length === 0) return plan
		const into = new DrawnPlan(plan)
		for (const [place, spread] of this.spreads.entries()) {
			const z = heldZ(this.zOf(spread, draw))
			const drawn = valueAtZ(spread, z)
			const value = Math.min(spread.max, Math.max(spread.min, drawn))
			if (value !== drawn) cut(place)
			spread.write(into, { value: rounded(value, spread.step), z })
		}
		return into.plan
	}

	/** What a draw writes over the plan, by name. */
	valuesOf(draw: number): Readonly<Record<string, number>> {
		return Object.fromEntries(
			this.spreads.map((spread) => {
				const { min, max, step, name } = spread
				return [name, rounded(Math.min(max, Math.max(min, valueAtZ(spread, heldZ(this.zOf(spread, draw))))), step)]
			}),
		)
	}
}

/** Φ⁻¹(.99): P10 and P90 say nothing of what comes less than once in a hundred times. */
const FURTHEST_Z = 2.3263478740408408

/** A draw beyond the P1 or the P99 of its input comes to that. Rule U3. */
const heldZ = (z: number): number => Math.min(FURTHEST_Z, Math.max(-FURTHEST_Z, z))

/** Ten digits, then what the field takes: delays to whole months, half up; counts to whole numbers or servers. Rule U1. */
export function rounded(value: number, step: number | null): number {
	const short = Number(value.toPrecision(DIGITS))
	return step === null ? short : Math.floor(short / step + 0.5) * step
}

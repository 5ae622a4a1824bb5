import { createHash } from 'node:crypto'
import { inputName } from '#server/views/messages/odds/input-names.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import type { During } from '../../during.ts'
import type { Ahead } from '../answer/differences.ts'
import { worthiestInput } from '../answer/worthiest-input.ts'
import { KeptDraws } from '../draws/kept-draws.ts'
import { MOST_INPUTS, runSlice, TooManyInputs, type Simulated, type Slice } from '../draws/run-slice.ts'
import { simulationResult } from '../answer/simulation-result.ts'
import type { WorthKnown } from '../odds/choosing.ts'
import { cellsIn } from './kept-beginnings.ts'

/** What every question of a simulation says of it. */
export type SimulationQuestion = { readonly settings: SimulationSettings }

/** What is known before anything is drawn; or how many uncertain inputs the plan has, where they are too many. */
export type Begun =
	| {
			readonly ok: true
			/** of the plan: equal plans have equal odds, whatever they are called and wherever they are kept */
			readonly hash: string
			/** figures of a draw, and what is drawn */
			readonly width: number
			/** their keys, in order */
			readonly keys: readonly string[]
			readonly months: number
			readonly inputs: number
			/** what a draw costs: the figures that its run holds */
			readonly cells: number
	  }
	| { readonly ok: false; readonly inputs: number; readonly most: number }

type Begin = () => Promise<Simulated>
type SliceAsked = SimulationQuestion & { readonly from: number; readonly to: number }
/** How far another plan is ahead of this one. */
type WorthAsked = SimulationQuestion & { readonly ahead: Ahead }
type OddsAsked = SimulationQuestion & { readonly draws: Slice; readonly of: number }

/** What it is worth to know the input that is worth most, USD, before one chooses between two plans: its name as the plan has it. */
export type NamedWorth = WorthKnown & { readonly name: string }

/** A slice is as many draws as fit this long, one at least: so long a page may wait for it, were it not let by sooner. */
const SLICE_MS = 100

/** Questions of a simulation: each begins with the run of the plan as entered, which a thread keeps. */
export const SIMULATION_ANSWERS = {
	begun: async (begin: Begin, _asked: SimulationQuestion): Promise<Begun> => {
		try {
			const { plan, asEntered, base, drawing } = await begin()
			const hash = createHash('sha256').update(JSON.stringify(plan)).digest('hex')
			const { months } = base.world
			return {
				ok: true,
				keys: asEntered.figures.map(({ key }) => key),
				...{ hash, months, width: asEntered.figures.length, inputs: drawing.spreads.length, cells: cellsIn(base) },
			}
		} catch (error) {
			if (error instanceof TooManyInputs) return { ok: false, inputs: error.count, most: MOST_INPUTS }
			throw error
		}
	},
	slice: async (begin: Begin, { from, to }: SliceAsked, { mayGoOn, letsBy }: During): Promise<Slice> => {
		const simulated = await begin()
		const until = performance.now() + SLICE_MS
		const enough = () => {
			mayGoOn()
			return letsBy() || performance.now() >= until
		}
		return runSlice(simulated, { from, to, enough })
	},
	odds: async (begin: Begin, { draws, of }: OddsAsked): Promise<SimulationResult> => {
		const simulated = await begin()
		const { width, months, inputs } = shapeOf(simulated)
		if (inputs === 0) return simulationResult(simulated, null, 0)
		const kept = new KeptDraws({ draws: draws.to, width, months, inputs })
		kept.put(draws)
		return simulationResult(simulated, kept, of)
	},
	worth: async (begin: Begin, { ahead }: WorthAsked, { mayGoOn }: During): Promise<NamedWorth | null> => {
		const { plan, drawing } = await begin()
		const found = worthiestInput(drawing, ahead, mayGoOn)
		return found && { ...found.known, name: inputName(plan, found.spread) }
	},
} as const

const shapeOf = ({ asEntered, base, drawing }: Simulated) => ({
	width: asEntered.figures.length,
	months: base.world.months,
	inputs: drawing.spreads.length,
})

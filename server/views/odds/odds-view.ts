import type { FigureSource } from '../figures/figure.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import { nextStep } from '../pages/first-steps.ts'
import { oddsLede, oddsTitle } from '../messages/odds/heading.ts'
import { driverNames, oddsDrivers, type OddsDrivers } from './drivers.ts'
import { oddsFan, type OddsFan } from './fan.ts'
import { oddsInputs, type OddsInputs } from './inputs.ts'
import { oddsKnowing, type OddsKnowing } from './knowing.ts'
import { oddsMilestones, type OddsMilestones } from './milestones.ts'
import { FULL_POWER_KEY, monthFigure, type OddsInput, sharesBy, targetOf } from './odds-input.ts'
import { type FailedDrawRow, failedDraws, failedTitle, HOW_TO_READ, oddsSureness } from './sureness.ts'

type OddsHeading = { readonly title: string; readonly lede: string }

export type ShownOdds = {
	readonly fan: OddsFan
	readonly milestones: OddsMilestones
	readonly drivers: OddsDrivers
	/** what is worth knowing first; null where nothing is, or draws are too few to say */
	readonly knowing: OddsKnowing | null
	readonly sureness: readonly string[]
	readonly howToRead: typeof HOW_TO_READ
}

export type OddsView = OddsHeading & {
	/** empty: no date to give odds of. none: nobody has drawn yet. certain: no input has a range. failed: too many draws did */
	readonly state: 'empty' | 'none' | 'certain' | 'failed' | 'odds'
	/** null but where there are odds */
	readonly odds: ShownOdds | null
	/** null until anything is known of inputs */
	readonly inputs: OddsInputs | null
	readonly failures: readonly FailedDrawRow[]
	readonly progress: SimulationResult['progress'] | null
	readonly settings: Pick<SimulationResult, 'seed' | 'draws'> | null
}

const WITHOUT = { odds: null, inputs: null, failures: [], progress: null, settings: null } as const

/** What the page of odds shows: of a plan that has none yet, what it needs for them. */
export function buildOdds(source: FigureSource, simulation: SimulationResult | null): OddsView {
	if (nextStep(source.plan) !== null && source.result.verdict.state === 'empty')
		return { ...WITHOUT, state: 'empty', title: 'No dates yet', lede: 'Odds need a site, power and a hall.' }
	if (simulation === null)
		return {
			...WITHOUT,
			state: 'none',
			title: 'Odds of these dates',
			lede: 'No draws have been run for this plan yet.',
		}
	const input = { ...source, simulation }
	return {
		...shown(input),
		progress: simulation.progress,
		settings: { seed: simulation.seed, draws: simulation.draws },
	}
}

const CERTAIN = {
	title: 'Every input is a single value',
	lede: 'Enter a range on two or more inputs to get odds, such as 110..130 in a cell or 2027-06 ±2 on a date.',
} as const

function shown(input: OddsInput): Omit<OddsView, 'progress' | 'settings'> {
	const inputs = oddsInputs(input)
	if (input.simulation.draws === 0) return { ...WITHOUT, ...CERTAIN, state: 'certain', inputs }
	const failures = failedDraws(input)
	const failed = failedTitle(input)
	if (failed !== null) return { state: 'failed', title: failed, lede: FAILED_LEDE, odds: null, inputs, failures }
	return {
		...headingOf(input),
		state: 'odds',
		odds: {
			fan: oddsFan(input),
			milestones: oddsMilestones(input),
			drivers: oddsDrivers(input),
			knowing: oddsKnowing(input),
			sureness: oddsSureness(input),
			howToRead: HOW_TO_READ,
		},
		inputs,
		failures,
	}
}

const FAILED_LEDE = 'Narrow the ranges of the inputs below, or switch them to as entered.'

/** What the page says first. */
export function headingOf(input: OddsInput): OddsHeading {
	const { result, simulation } = input
	const full = monthFigure(input, FULL_POWER_KEY)
	if (full === null) return { title: 'No full-power date', lede: 'This plan has no full-power month to draw.' }
	const facts = {
		itMW: result.verdict.headline.facts.targetItMW,
		target: targetOf(input),
		full,
		everBy: sharesBy(simulation.odds.fullPowerBy, simulation.months)(simulation.months.at(-1) ?? '') ?? 0,
		movers: driverNames(input, FULL_POWER_KEY),
	}
	return { title: oddsTitle(facts), lede: oddsLede(facts) }
}

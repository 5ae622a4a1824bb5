import type { Layer } from '#shared/layers.ts'
import type { ColourToken } from '#shared/charts/geometry.ts'
import type { DriverBarsModel } from '#shared/charts/odds/driver-bars.ts'
import type { SimulatedDriver, SimulatedInput, SpreadKind } from '#shared/result/simulation-result.ts'
import { counted } from '#shared/formats/months.ts'
import { causeName, inputName } from '../messages/odds/input-names.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { spreadText } from '../messages/odds/spread-words.ts'
import { SPREAD_SOURCES, wholePercent } from '../messages/odds/percents.ts'
import { inputPage } from './input-page.ts'
import { knownBand } from './knowing.ts'
import { FULL_POWER_KEY, type OddsInput } from './odds-input.ts'

/** The layer that a spread lies in, for its hue; what is of the whole plan has none. */
const LAYER_OF: Readonly<Partial<Record<SpreadKind, Layer>>> = {
	...{ contract_delay: 'energy', contract_queue: 'energy', plant_capital: 'energy' },
	...{ hall_length: 'infrastructure', hall_cost: 'infrastructure', productivity: 'infrastructure' },
	...{ delivery_slip: 'chips', chip_price: 'chips', chip_lead: 'chips' },
	...{ throughput: 'models', training_efficiency: 'models' },
	...{ units: 'applications', requests: 'applications', input_tokens: 'applications', output_tokens: 'applications' },
}
const LIST_LAYERS: Readonly<Record<string, Layer>> = {
	powerContracts: 'energy',
	buildPhases: 'infrastructure',
	chipOrders: 'chips',
	workloads: 'models',
	applications: 'applications',
}

export const colourOf = ({ kind, place }: Pick<SimulatedInput, 'kind' | 'place'>): ColourToken =>
	LAYER_OF[kind] ?? LIST_LAYERS[place.list] ?? 'ink-3'

const CAUSE = 'cause/'

type NamedDriver = {
	readonly name: string
	readonly sub: string
	readonly colour: ColourToken
	readonly page: string | null
}

/** What a driver is called, with its own spread; of a common cause who shares it. */
function namedDriver({ plan, simulation }: OddsInput, { name }: SimulatedDriver): NamedDriver {
	const group = name.startsWith(CAUSE) ? simulation.groups.find(({ id }) => id === name.slice(CAUSE.length)) : undefined
	const byName = (own: string) => simulation.inputs.find((one) => one.name === own)
	if (group !== undefined) {
		const member = byName(group.members[0] ?? '')
		const sub = `common to ${counted(group.members.length, 'input')}`
		return { name: causeName(plan, group), sub, colour: member === undefined ? 'ink-3' : colourOf(member), page: null }
	}
	const input = byName(name)
	if (input === undefined) return { name, sub: '', colour: 'ink-3', page: null }
	return {
		...{ name: inputName(plan, input), sub: spreadText(plan, input) },
		...{ colour: colourOf(input), page: inputPage(input.place) },
	}
}

/** Names of what moves a figure, the largest first. */
export const driverNames = (input: OddsInput, key: string): readonly string[] =>
	(input.simulation.drivers[key] ?? []).map((driver) => namedDriver(input, driver).name)

const [MOST, LEAST_SHARE] = [6, 0.01]

export type OddsDrivers = {
	readonly title: string
	readonly sub: string
	readonly chart: DriverBarsModel
	/** where each row is entered, in their order */
	readonly pages: readonly (string | null)[]
	/** what no input explains by itself, and what rests on guesses */
	readonly notes: readonly string[]
	/** why there are none yet; empty where there are */
	readonly quiet: string
}

const FEWEST_DRAWS = 512

function quietText({ simulation: { draws, progress } }: OddsInput): string {
	if (draws >= FEWEST_DRAWS) return 'No single input moves this date.'
	return progress.done < progress.of
		? `Inputs are ranked after ${String(FEWEST_DRAWS)} draws.`
		: `Ranking inputs takes at least ${String(FEWEST_DRAWS)} draws; this run has ${String(draws)}.`
}

type NamedRow = { readonly driver: SimulatedDriver; readonly words: NamedDriver }

/** «“Beds” alone can cost 3.4 months»; where it may keep the date out of the plan, its share. */
function titleOf({ driver, words }: NamedRow): string {
	const { p10, p90 } = driver.moves
	const later = Math.max(p10 ?? NaN, p90 ?? NaN)
	const isTold = Number.isFinite(later) && later >= LEAST_MONTHS
	const months = later.toFixed(1) === '1.0' ? '1 month' : `${later.toFixed(1)} months`
	return isTold
		? `“${words.name}” alone can cost ${months}`
		: `“${words.name}” explains ${wholePercent(driver.share)} of the spread`
}
const LEAST_MONTHS = 0.5

/** What moves the month of full power, the largest share first. */
export function oddsDrivers(input: OddsInput, key = FULL_POWER_KEY): OddsDrivers {
	const { together, guesses, drivers } = input.simulation
	const shown = (drivers[key] ?? []).filter(({ share }) => share >= LEAST_SHARE).slice(0, MOST)
	const named = shown.map((driver) => ({ driver, words: namedDriver(input, driver) }))
	const [first] = named
	return {
		title: first === undefined ? 'What moves full power' : titleOf(first),
		sub: 'full power, each from P10 to P90',
		chart: {
			rows: named.map(({ driver, words }) => ({
				...{ name: words.name, sub: words.sub, colour: words.colour, ...driver.moves },
				...{ share: wholePercent(driver.share), isGuess: driver.source === 'guess' },
			})),
		},
		pages: named.map(({ words }) => words.page),
		notes: first === undefined ? [] : notesOf({ together: together[key], guesses: guesses[key] }),
		quiet: first === undefined ? quietText(input) : '',
	}
}

type SharesLeft = Readonly<Record<'together' | 'guesses', number | undefined>>

function notesOf({ together = 0, guesses = 0 }: SharesLeft): readonly string[] {
	return [
		...(together >= LEAST_SHARE ? [`${wholePercent(together)} comes from inputs in combination.`] : []),
		...(guesses >= LEAST_SHARE ? [`${wholePercent(guesses)} of the spread comes from guesses.`] : []),
	]
}

type DrivenInput = {
	readonly name: string
	readonly spread: string
	readonly share: string
	readonly source: string
	readonly isGuess: boolean
	/** what is left of the band once it is known; null of what nobody can look up */
	readonly known: string | null
	/** odds of the target with it near its P10, and near its P90; null: none is stated */
	readonly targetOdds: string | null
}

/** Everything that moves a figure by at least a hundredth of its spread, with where its own spread is from. */
export const drivenInputs = (input: OddsInput, key = FULL_POWER_KEY): readonly DrivenInput[] =>
	(input.simulation.drivers[key] ?? [])
		.filter(({ share }) => share >= LEAST_SHARE)
		.map((driver) => {
			const { name, sub } = namedDriver(input, driver)
			const [share, source] = [wholePercent(driver.share), SPREAD_SOURCES[driver.source]]
			const { targetOdds } = driver
			return {
				...{ name, spread: sub, share, source, isGuess: driver.source === 'guess' },
				known: driver.name.startsWith(CAUSE) ? null : knownBand(input, driver.spreadLeft),
				targetOdds: targetOdds === null ? null : `${oddsText(targetOdds.p10)} to ${oddsText(targetOdds.p90)}`,
			}
		})

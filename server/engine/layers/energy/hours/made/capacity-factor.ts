import { countryWindOf } from '#shared/catalogue/catalogue.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { item } from '../../../../cells.ts'
import { type At, fromField } from '../../../../inputs/from-field.ts'
import { defineAlgorithm } from '../../../../kernel/algorithm.ts'
import { defineOutput, type Sourced } from '../../../../kernel/quantity.ts'
import { locationOf } from '../../../../places/places.ts'
import { siteOf } from '../../../../places/rows-of-site.ts'
import { fromCell } from '../../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../../world.ts'
import { contractAt, kindAt } from '../../contract-inputs.ts'
import { figureOfKind } from '../../kind-inputs.ts'
import { dayWeights } from './day-kinds.ts'
import { followsOf, sunFacts, sunOf } from './made-by-contract.ts'
import { panelGain } from './panel-inputs.ts'
import { factorOf } from './sunny-days.ts'

const SOURCE = 'Places §4: sun by latitude and clearness, wind by country'

/** A kind of the plan’s own that states a factor stands as a contract that does. */
const statesFactor = ({ own, capacityFactor }: PowerContractType) => own === true && capacityFactor !== null

/** Whether the sun of its place settles what a contract makes. */
function madeOfPlace(world: EngineWorld, index: number): boolean {
	const { contract, kind } = contractAt(world.model, index)
	if (contract.capacityFactor !== null || statesFactor(kind)) return false
	return isKnownSun(world, index)
}

export const isKnownSun = (world: EngineWorld, index: number): boolean =>
	followsOf(world, index) === 'sun' && sunOf(world, index).known

/** NaN where the sun of its place settles it. */
const statedFactor = fromField('powerContracts', 'capacityFactor', {
	id: 'energy.statedCapacityFactor',
	symbol: 'c',
	rule: 'lP14',
	sparse: true,
	otherwise: (at) => {
		const kind = kindAt(at)
		if (madeOfPlace(at.world, at.index)) return at.none('sun_of_place', NaN)
		if (kind.followsWind && !statesFactor(kind)) return windOfCountry(at, kind)
		// Without a stated yield a contract for differences settles nothing, while certificates are bought by the flat megawatt.
		return (
			figureOfKind(kind, 'capacityFactor') ??
			(kind.settlesAtHub
				? at.none('virtual_ppa_without_factor', 0)
				: at.none({ code: 'drawn_as_asked', facts: { kind: kind.name } }, 1))
		)
	},
})

/** Of the site’s country; where it has no row of its own, or none at sea, the row of all says for which it stands. Rule lP15. */
function windOfCountry({ world, index }: At<'powerContracts'>, kind: PowerContractType): Sourced {
	const { plan, catalogue } = world.model
	const { country } = locationOf({ site: item(plan.sites, siteOf(world, 'contract', index)), catalogue })
	const field = kind.offshore ? 'offshoreCapacityFactor' : 'onshoreCapacityFactor'
	const row = countryWindOf(catalogue, { country, field })
	const told = row.id === country ? row : { ...row, source: `${row.source}; no row of ${country}` }
	const figure = fromCell<typeof field>({ table: 'countryWind', row: told, field })
	if (figure === null) throw new Error('The catalogue has no wind of all countries.')
	return figure
}

const factor = { scope: 'contract', per: 'horizon', kind: 'rate', source: SOURCE } as const

/** Mean output ÷ capacity, as the plan reckons with it. */
export const capacityFactor = defineOutput({
	...factor,
	key: 'contracts.capacityFactor',
	symbol: 'CF',
	label: 'Capacity factor',
	rule: 'lP13',
	unit: 'share',
})
export const statedYield = defineOutput({
	...factor,
	id: 'energy.statedYield',
	symbol: 'c ÷ CF',
	label: 'Entered solar output ÷ output from the site’s solar resource',
	rule: 'lP14',
	unit: 'ratio',
})

const INPUTS = { stated: statedFactor, gain: panelGain }
const OUTPUTS = { factor: capacityFactor, yielded: statedYield }

/** What a contract makes in a year of its place: of sun by latitude, clearness and panels, else as stated; lP13, lP14. */
export const factorsOfPlaces = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'energy.factorsOfPlaces',
	label: 'Capacity factors by place',
	rule: 'lP13',
	method:
		'Irradiance on the panels in every hour of each month’s typical days, by latitude, clearness and mount, times panel ' +
		'efficiency, no hour above capacity; the mean of the months. An entered capacity factor applies, and scales the days.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'contract',
	run: ({ world, input, output, rows }) => {
		const weights = dayWeights(world.model.catalogue)
		for (const contract of rows) {
			const stated = input.stated.at(contract, 0)
			const ofPlace = isKnownSun(world, contract)
				? factorOf(sunOf(world, contract), input.gain.at(contract, 0), weights)
				: null
			output.factor[contract] = Number.isNaN(stated) ? (ofPlace ?? NaN) : stated
			output.yielded[contract] = Number.isNaN(stated) || !ofPlace ? 1 : stated / ofPlace
		}
		return null
	},
	reads: (world, { index }) => (followsOf(world, index) === 'sun' ? null : ['stated']),
	facts: (world, { index }) => sunFacts(world, index),
})

import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { add, item } from '../../../cells.ts'
import { type At, fromField } from '../../../inputs/from-field.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { Sourced } from '../../../kernel/quantity.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import { fromRow } from '../../../sourced.ts'
import type { EngineModel } from '../../../world.ts'
import { rampedCapacity } from '../available.ts'
import { contractAt, kindAt } from '../contract-inputs.ts'
import { figureOfKind } from '../kind-inputs.ts'
import { accredited } from './accredited.quantities.ts'

/** 0 where no utility accredits the contract. */
const credit = fromField('powerContracts', 'elccShare', {
	id: 'energy.elccShare',
	symbol: 'ELCC',
	rule: 'lP7',
	settled: (at) => (at.item.accreditedBy === null ? at.none('not_accredited') : null),
	otherwise: usualCredit,
})

/** Of sun by its mount, of a battery by its hours, else the kind’s. */
function usualCredit(at: At<'powerContracts'>): Sourced {
	const kind = kindAt(at)
	if (kind.followsSun) return creditAt(at, 'solar_credit', at.item.solarMount ?? 'tracker')
	if (kind.role === 'storage') return batteryCredit(at)
	return figureOfKind(kind, 'capacityCredit') ?? at.none({ code: 'kind_not_accredited', facts: { kind: kind.name } })
}

function batteryCredit(at: At<'powerContracts'>): Sourced {
	const { capacityMW, energyMWh } = at.item
	const usual = kindAt(at).durationHours ?? 0
	const hours = energyMWh === null || capacityMW === 0 ? usual : energyMWh / capacityMW
	const steps = Object.entries(getFacilityRatio(at.model.catalogue, 'battery_credit_hours').values)
	const step = steps.filter(([, least]) => least <= hours).at(-1)
	return step ? creditAt(at, 'battery_credit', step[0]) : at.none('short_battery_not_accredited')
}

function creditAt({ model }: At<'powerContracts'>, id: string, key: string): Sourced {
	const row = getFacilityRatio(model.catalogue, id)
	return fromRow(row.values[key] ?? NaN, { table: 'facilityRatios', row, field: `values.${key}` })
}

const INPUTS = { credit, served: rampedCapacity }

/** What each utility contract is credited for the contracts that name it; lP7. */
export const accreditation = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly accredited: typeof accredited },
	null
>({
	id: 'energy.accreditation',
	label: 'Capacity credit',
	rule: 'lP7',
	method:
		'For contracts with capacity credit, megawatts served × capacity credit, in the months in which the ' +
		'utility’s own contract serves.',
	inputs: INPUTS,
	outputs: { accredited },
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const { months, model } = world
		const contractsOf = rowsBySite(world, 'contract')
		const placeOf = new Map(model.plan.powerContracts.map(({ id }, index) => [id, index]))
		for (const contract of rows.flatMap((site) => item(contractsOf, site))) {
			const by = placeOf.get(contractAt(model, contract).contract.accreditedBy ?? '')
			if (by === undefined) continue
			const share = input.credit.at(contract, 0)
			for (let month = 0; month < months; month++) {
				const MW = input.served.at(by, month) > 0 ? share * input.served.at(contract, month) : 0
				add(output.accredited, by * months + month, MW)
			}
		}
		return null
	},
})

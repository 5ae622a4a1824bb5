import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { type At, fromField } from '../../from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { contractAt, plantUnits, SOURCE } from './contract-inputs.ts'
import { fromKind } from './kind-inputs.ts'

const PRACTICE = 'N−1 practice; facility §2.2'

/** A plant whose firm power follows its machines, and not a share that the plan states. */
function hasReserve({ model, index }: { readonly model: EngineModel; readonly index: number }): boolean {
	const { contract, kind } = contractAt(model, index)
	return contract.firmShare === null && (kind.firmRule === 'units_minus_one' || kind.firmRule === 'units_minus_tenth')
}

const noMachines = fromRule(0, { rule: 'E2', text: 'Firm by a share, not by its machines.', source: SOURCE })

/** 0 where firm power does not follow the machines. */
export const plantUnitCount = fromField('powerContracts', 'units', {
	id: 'energy.plantUnits',
	symbol: 'n',
	rule: 'E2',
	kind: 'state',
	settled: (at) => (hasReserve(at) ? null : noMachines),
	otherwise: ({ model, index }: At<'powerContracts'>) => {
		const { contract, kind } = contractAt(model, index)
		const unitMW = contract.unitMW ?? kind.unitMW ?? contract.capacityMW
		return fromRule(plantUnits(contract, kind), {
			rule: 'E2',
			text: `${String(contract.capacityMW)} MW ÷ ${String(unitMW)} MW a machine, rounded up.`,
			source: kind.source,
		})
	},
})

export const plantReserve = defineInput({
	scope: 'contract',
	per: 'horizon',
	id: 'energy.plantReserve',
	symbol: 'r',
	label: 'Machines in reserve',
	kind: 'state',
	unit: 'count',
	rule: 'E2',
	source: PRACTICE,
	read: ({ model }: EngineWorld, index) => {
		if (!hasReserve({ model, index })) return noMachines
		const { contract, kind } = contractAt(model, index)
		if (kind.firmRule === 'units_minus_one')
			return fromRule(1, { rule: 'E2', text: 'The largest machine may be out of service.', source: kind.source })
		const row = getFacilityRatio(model.catalogue, 'engine_reserve_share')
		const share = row.values['default'] ?? NaN
		const units = plantUnits(contract, kind)
		const text = `${String(share)} of ${String(units)} engines, rounded up.`
		const { origin } = fromRow(share, { table: 'facilityRatios', row, field: 'values.default', quality: 'guess' })
		const from = [{ label: 'Share of engines in reserve', value: share, unit: 'share', origin }]
		return fromRule(Math.ceil(share * units), { rule: 'E2', text, source: row.source, from })
	},
})

/** 1 where the kind’s row has none. */
export const plantDerate = fromKind('ambientDerate', {
	id: 'energy.plantDerate',
	turns: { from: 'plantMW', to: 'facilityMW' },
	symbol: 'δ',
	label: 'Output on the hottest day ÷ rating',
	unit: 'ratio',
	rule: 'E2',
	source: PRACTICE,
	none: ({ name }) => `${name} keeps its rating.`,
	value: 1,
})

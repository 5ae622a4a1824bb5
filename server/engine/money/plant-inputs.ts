import { perKWToPerMW } from '#shared/units/conversions.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineInput } from '../kernel/quantity.ts'
import { contractAt, kindAt } from '../layers/energy/contract-inputs.ts'
import { fromKind } from '../layers/energy/kind-inputs.ts'
import { ownerOf } from '../layers/energy/ownership.ts'
import { fromCell, fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'
import type { Remark } from '#shared/remarks.ts'

const SOURCE = 'Methodology, money M1.6'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'mM1.6', source: SOURCE } as const

/** 1 where the plan pays the plant; of another party’s all is in its energy price. Settled in joins A9. */
export const isOwnPlant = defineInput({
	...shared,
	id: 'finance.isOwnPlant',
	symbol: 'b_own',
	label: 'Plant that the plan pays for: 1, else 0',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const settled = (text: Remark, value: 0 | 1) => fromRule(value, { rule: 'mM1.6', text, source: SOURCE })
		const owner = ownerOf({ contract, kind })
		if (!owner) return settled({ code: 'builds_nothing', facts: { kind: kind.name } }, 0)
		if (owner.by === 'plan')
			return fromPlan(model, { list: 'powerContracts', index, field: 'ownership' }, Number(owner.own))
		if (owner.by === 'price') return settled('price_holds_capital', 0)
		return fromCell({ table: 'powerContractTypes', row: kind, field: 'usuallyOwn', quality: 'guess' })
	},
})

/** By the kilowatt in the plan and the rows. */
export const plantPrice = fromField('powerContracts', 'capexUsdPerKW', {
	id: 'finance.plantPrice',
	symbol: 'c_plant',
	rule: 'mM1.6',
	as: { unit: 'usdPerMW', value: perKWToPerMW, scales: true },
	otherwise: (at) => {
		const row = kindAt(at)
		const { capexUsdPerKW } = row
		if (capexUsdPerKW === null) return at.none({ code: 'no_price_by_power', facts: { item: row.name } })
		const { low, best, high } = capexUsdPerKW
		const bounds = { low: perKWToPerMW(low), high: perKWToPerMW(high) }
		return fromRow(perKWToPerMW(best), { table: 'powerContractTypes', row, field: 'capexUsdPerKW.best', ...bounds })
	},
})

export const plantLife = fromKind('lifeMonths', {
	id: 'finance.plantLife',
	symbol: 'n_plant',
	label: 'Depreciation months of a plant',
	unit: 'gridMonths',
	rule: 'F11',
	source: SOURCE,
	none: () => 'as_connections',
	value: 240,
})

export const upgradeCost = fromField('powerContracts', 'networkUpgradeUsd', {
	id: 'finance.upgradeCost',
	symbol: '$_up',
	rule: 'mM1.7',
	kind: 'amount',
})

export const upgradeMonths = fromField('powerContracts', 'networkUpgradeMonths', {
	id: 'finance.upgradeMonths',
	symbol: 'n_up',
	rule: 'mM1.7',
})
